package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LoginPageTests {

    @Test
    void speaksTheLanguageOfTheBrowserUnlessAskedForAnother() {
        var login = new RenderedLogin("demo");

        assertThat(login.show(URI.create("/login"), "zh-CN")).contains("lang=\"zh-CN\"", "工号");
        assertThat(login.show(URI.create("/login"), "en-GB")).contains("lang=\"en\"", "Staff number");
        assertThat(login.show(URI.create("/login?lang=en"), "zh-CN")).contains("Staff number");
    }

    @Test
    void namesTheDemoAccountsOnlyInTheDemoProfile() {
        assertThat(new RenderedLogin("demo").show(URI.create("/login"))).contains("clerk1", "manager1", "admin");
        assertThat(new RenderedLogin("production").show(URI.create("/login"))).doesNotContain("clerk1", "manager1");
    }

    @Test
    void saysWhyItIsShown() {
        var login = new RenderedLogin("demo");

        assertThat(login.show(URI.create("/login?error"))).contains("role=\"alert\"", "工号或密码不对");
        assertThat(login.show(URI.create("/login?ended"))).contains("登录已过期");
        assertThat(login.show(URI.create("/login?logout"))).contains("已退出");
        assertThat(login.show(URI.create("/login"))).doesNotContain("class=\"say");
    }
}
