package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A manager reads reports at the real server: of the own store, in both languages, with nothing the browser complains about. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@DirtiesContext
class ManagerPageBrowserTests extends BrowserStory {

    @LocalServerPort
    private int port;

    private CounterScreen screen;

    @DynamicPropertySource
    static void keepsItsDataApart(DynamicPropertyRegistry registry) {
        String data = "./target/story-data/" + UUID.randomUUID();
        registry.add("tillbridge.data", () -> data);
    }

    @BeforeEach
    void logIn() {
        screen = browser.open("http://127.0.0.1:" + port + "/counter", "zh-CN");
        screen.find("#username").fill("manager1");
        screen.find("#password").fill("demo");
        screen.find("button.primary").click();
        screen.page().waitForLoadState();
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        var complaints = screen.complaints();
        screen.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void readsTheDayOfTheStoreInBothLanguages() {
        var bought = new OutsideWorld("http://127.0.0.1:" + port).buyAndPick("S001");
        assertThat(bought.code()).isNotEmpty();

        screen.goTo("http://127.0.0.1:" + port + "/reports?lang=zh");
        assertThat(screen.find("h1").innerText()).isEqualTo("门店日报");
        assertThat(screen.find("table").innerText()).contains("新的提货单", "¥0.00");
        screen.picture("reports-store-day-zh");

        screen.goTo("http://127.0.0.1:" + port + "/reports?lang=en&report=pickup-service");
        assertThat(screen.find("h1").innerText()).isEqualTo("Pickup service");
        screen.picture("reports-pickup-service-en");
    }

    @Test
    void choosesAnotherReport() {
        screen.goTo("http://127.0.0.1:" + port + "/reports?lang=en");
        screen.page().locator("select[name=report]").selectOption("coupons");
        screen.find("button.primary").click();
        screen.page().waitForLoadState(LoadState.LOAD);

        assertThat(screen.find("h1").innerText()).isEqualTo("Coupons and parking");
        assertThat(screen.page().locator("select[name=report] option").allInnerTexts())
                .contains("Store day")
                .doesNotContain("Company summary");
    }
}
