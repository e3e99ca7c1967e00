package io.tillbridge.catalog;

import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.Texts;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** A store or warehouse, with the zone its clocks and business days follow. */
public record Store(
        StoreId id,
        Kind kind,
        String nameZh,
        String nameEn,
        String address,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        @Nullable Place place)
        implements Texts.Localized {

    /** Degrees, WGS 84. */
    public record Place(double latitude, double longitude) {}

    public enum Kind {
        STORE,
        WAREHOUSE
    }

    /** The moment as the store's wall clock shows it. */
    public ZonedDateTime at(Instant moment) {
        return moment.atZone(zone);
    }

    /** The name in the language of whoever is asking. */
    public String name() {
        return in(LocaleContextHolder.getLocale());
    }

    @Override
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? nameZh : nameEn;
    }
}
