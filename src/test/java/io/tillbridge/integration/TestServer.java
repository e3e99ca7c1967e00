package io.tillbridge.integration;

import java.nio.file.Path;

/** A file server of another make, started for a test on a free port of this machine. */
interface TestServer extends AutoCloseable {

    /** Characters that break addresses which are not careful. */
    String USER = "HZ\\till+1)&南京@shop";

    String PASSWORD = "p&ss+w?rd%";

    int port();

    default String user() {
        return USER;
    }

    /** Where whoever logs in arrives. */
    Path home();

    void changePassword(String password) throws Exception;

    @Override
    void close() throws Exception;
}
