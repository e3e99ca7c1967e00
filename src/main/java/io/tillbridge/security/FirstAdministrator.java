package io.tillbridge.security;

import io.tillbridge.shared.Caller;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Outside the demo an empty system has nobody to log in: the first start asks for an administrator's password. */
@Component
@Profile("!demo")
class FirstAdministrator implements InitializingBean {

    private static final int SHORTEST = 12;

    private final Staff staff;
    private final PasswordEncoder passwords;
    private final String password;

    FirstAdministrator(
            Staff staff, PasswordEncoder passwords, @Value("${tillbridge.admin.password:}") String password) {
        this.staff = staff;
        this.passwords = passwords;
        this.password = password;
    }

    @Override
    public void afterPropertiesSet() {
        if (!staff.isEmpty()) {
            return;
        }
        if (password.length() < SHORTEST) {
            throw new IllegalStateException("There is no user yet. Start once with TILLBRIDGE_ADMIN_PASSWORD set to a"
                    + " password of at least " + SHORTEST + " characters; the user is called admin");
        }
        staff.add("admin", "Administrator", passwords.encode(password), Caller.Role.ADMIN);
    }
}
