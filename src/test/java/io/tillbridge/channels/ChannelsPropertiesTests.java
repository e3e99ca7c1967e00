package io.tillbridge.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ChannelsPropertiesTests {

    private static final String GENERIC = "tillbridge.channels.accounts[0].channel=generic";
    private static final String DEMO = "tillbridge.channels.accounts[0].name=demo";
    private static final String SECRET = "tillbridge.channels.accounts[0].secrets.signing-secret=c2VjcmV0";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(ChannelAdapters.class, GenericAdapter.class, WeChatAdapter.class)
            .withUserConfiguration(WeChatApi.class, WeChatTokens.class, WeChatHttp.class);

    @Test
    void startsWithoutAnyAccount() {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(ChannelsProperties.class).wechatWindow()).isEqualTo(Duration.ofMinutes(10));
            assertThat(context.getBean(ChannelAdapters.class).of("wechat")).isPresent();
            assertThat(context.getBean(ChannelAdapters.class).of("nobody")).isEmpty();
        });
    }

    @Test
    void readsAnAccount() {
        runner.withPropertyValues(GENERIC, DEMO, SECRET, "tillbridge.channels.accounts[0].default-store=S001")
                .run(context -> {
                    var account = context.getBean(ChannelsProperties.class)
                            .account("generic", "demo")
                            .orElseThrow();
                    assertThat(account.secret("signing-secret")).isEqualTo("c2VjcmV0");
                    assertThat(account.defaultStore()).hasToString("S001");
                    assertThat(account).asString().doesNotContain("c2VjcmV0");
                });
    }

    @Test
    void doesNotStartWithTheSameAccountTwice() {
        doesNotStart(
                "generic/demo is there twice",
                GENERIC,
                DEMO,
                SECRET,
                "tillbridge.channels.accounts[1].channel=generic",
                "tillbridge.channels.accounts[1].name=demo");
    }

    @Test
    void doesNotStartWithABlankSecret() {
        doesNotStart(
                "signing-secret of generic/demo is blank",
                GENERIC,
                DEMO,
                "tillbridge.channels.accounts[0].secrets.signing-secret=");
    }

    @Test
    void doesNotStartWithoutASecretTheChannelNeeds() {
        doesNotStart("generic/demo has no secret signing-secret", GENERIC, DEMO);
        doesNotStart("wechat/demo has no secret app-secret", "tillbridge.channels.accounts[0].channel=wechat", DEMO);
    }

    @Test
    void doesNotStartWithAChannelNobodySpeaks() {
        doesNotStart("nobody speaks the channel of smoke/demo", "tillbridge.channels.accounts[0].channel=smoke", DEMO);
    }

    @Test
    void doesNotStartWithoutAName() {
        doesNotStart("channel and name of an account", GENERIC);
    }

    private void doesNotStart(String why, String... properties) {
        runner.withPropertyValues(properties)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(why));
    }
}
