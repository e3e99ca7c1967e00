package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After every test all messages have come to rest and the books balance. */
public final class BooksBalance implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        context.getBean(Faults.class).none();

        var books = Api.at(port).books();

        assertThat(books.path("settled").asBoolean()).as(books::toString).isTrue();
        assertThat(books.path("balanced").asBoolean()).as(books::toString).isTrue();
    }
}
