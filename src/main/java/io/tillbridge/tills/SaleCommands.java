package io.tillbridge.tills;

import io.tillbridge.pos.ToldSale;
import io.tillbridge.pos.ToldSales;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tills sold, told as soon as it is sold. */
@Configuration(proxyBeanMethods = false)
class SaleCommands {

    @Bean
    TillCommand saleRecorded(KeyedCommands commands, ToldSales sales) {
        return commands.of(
                "SaleRecorded", ToldSale.class, (said, key, till) -> sales.book(said, "SaleRecorded " + key, till));
    }
}
