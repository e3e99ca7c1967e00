package io.tillbridge.integration;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets time pass for links and their files. Every node reads the folder of links; the rest one node at a time does. */
@Component
class IntakeSchedule {

    private static final Logger log = LoggerFactory.getLogger(IntakeSchedule.class);

    private final LayoutFolder layouts;
    private final Links links;
    private final LeftBehind leftBehind;
    private final MissingFiles missing;
    private final OutgoingPost post;

    IntakeSchedule(LayoutFolder layouts, Links links, LeftBehind leftBehind, MissingFiles missing, OutgoingPost post) {
        this.layouts = layouts;
        this.links = links;
        this.leftBehind = leftBehind;
        this.missing = missing;
        this.post = post;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        reload();
    }

    @Scheduled(fixedDelayString = "${tillbridge.links-reload}", initialDelayString = "${tillbridge.links-reload}")
    void reload() {
        layouts.reload();
        try {
            links.reload();
        } catch (DataAccessException | TransactionException away) {
            log.warn("The links stay as they are: {}", Failures.root(away).toString());
        }
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.files.resume-every}",
            initialDelayString = "${tillbridge.files.resume-every}")
    @SchedulerLock(name = "files-left-behind")
    void resume() {
        leftBehind.work();
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.files.missing-every}",
            initialDelayString = "${tillbridge.files.missing-every}")
    @SchedulerLock(name = "files-missing")
    void look() {
        missing.look();
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.files.send-every}",
            initialDelayString = "${tillbridge.files.send-every}")
    void send() {
        post.send();
    }
}
