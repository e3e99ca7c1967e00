package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one access token per account until shortly before it runs out; only one thread at a time fetches it. */
@Component
class WeChatTokens {

    private static final String PATH = "/cgi-bin/stable_token";
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final WeChatHttp http;
    private final Clock clock;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    WeChatTokens(WeChatHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** The account's token; {@code refused} is one that WeChat no longer takes and that must not be given out again. */
    String token(ChannelAccount account, @Nullable String refused) {
        var slot = slots.computeIfAbsent(account.name(), name -> new Slot());
        synchronized (slot) {
            var now = clock.instant();
            boolean stale = slot.token == null || slot.token.equals(refused) || !now.isBefore(slot.goodUntil);
            if (stale) {
                renew(slot, account, now);
            }
            return slot.token == null ? "" : slot.token;
        }
    }

    private void renew(Slot slot, ChannelAccount account, Instant now) {
        JsonNode answer = http.post(
                account,
                PATH,
                "",
                Map.of(
                        "grant_type", "client_credential",
                        "appid", account.secret("app-id"),
                        "secret", account.secret("app-secret")));
        String token = Fields.text(answer, "access_token");
        if (WeChatHttp.errcode(answer) != 0 || token == null) {
            slot.token = null;
            throw new ChannelUnreachable(account + " gives no token: errcode " + WeChatHttp.errcode(answer));
        }
        slot.token = token;
        slot.goodUntil = now.plusSeconds(Fields.number(answer, "expires_in")).minus(MARGIN);
    }

    /** Guarded by itself. */
    private static final class Slot {
        private @Nullable String token;
        private Instant goodUntil = Instant.MIN;
    }
}
