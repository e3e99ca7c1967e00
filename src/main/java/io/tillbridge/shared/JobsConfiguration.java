package io.tillbridge.shared;

import java.util.concurrent.Executors;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/** Starts the jobs that run by the clock. Of all nodes at one database, one at a time does a job that has a lock. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tillbridge.jobs.enabled", matchIfMissing = true)
@EnableScheduling
@EnableSchedulerLock(defaultLockAtMostFor = "${tillbridge.jobs.lock-at-most-for}")
class JobsConfiguration {

    /**
     * The database's clock decides, since those of the nodes differ. A node that works goes on saying so: others wait for
     * a long job, and not long for a node that died in a short one.
     */
    @Bean
    static LockProvider jobLocks(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        var locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(jdbc)
                .withTransactionManager(transactions)
                .withTableName("shared_lock")
                .usingDbTime()
                .build());
        return new KeepAliveLockProvider(locks, Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "job-locks");
            thread.setDaemon(true);
            return thread;
        }));
    }
}
