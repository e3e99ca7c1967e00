package io.tillbridge.integration;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.CodeMapped;
import jakarta.annotation.PreDestroy;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets files and units go again: by hand, or because the code they waited for has been mapped. Asking is one thing and
 * part of the asker's transaction; the work is done afterwards, and by the next look of the schedule if this node dies.
 */
@Component
public class FileReplay {

    private final ReplayRows rows;
    private final LeftBehind leftBehind;
    private final ApplicationEventPublisher events;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "file-replay"));

    FileReplay(ReplayRows rows, LeftBehind leftBehind, ApplicationEventPublisher events) {
        this.rows = rows;
        this.leftBehind = leftBehind;
        this.events = events;
    }

    /** Something waits to be worked on. */
    record Asked() {}

    /**
     * Lets a file that was set aside go again, from the bytes that were kept.
     *
     * @param acceptGood whether its good rows are booked even if there are more bad ones than the link allows
     * @throws FileRejected if there is no such file, it is not set aside, or its bytes are gone
     */
    @Transactional
    public void file(UUID id, boolean acceptGood, String actor, String reason) {
        rows.again(id, acceptGood);
        events.publishEvent(new Audited(actor, "FILE_REPLAY", id.toString(), reason));
        events.publishEvent(new Asked());
    }

    /**
     * Lets a unit go again that waits, clashes or was refused.
     *
     * @throws FileRejected if there is no such unit, or it is booked
     */
    @Transactional
    public void unit(UUID id, String actor, String reason) {
        rows.unitAgain(id);
        events.publishEvent(new Audited(actor, "FILE_UNIT_REPLAY", id.toString(), reason));
        events.publishEvent(new Asked());
    }

    /** A code that held units up has been mapped: they go again. */
    @EventListener
    void onMapped(CodeMapped mapped) {
        boolean any = false;
        for (var waiting : mapped.waiting()) {
            any |= waiting.consumer().startsWith(UnitBooking.CONSUMER)
                    && rows.freed(UUID.fromString(waiting.messageKey()));
        }
        if (any) {
            events.publishEvent(new Asked());
        }
    }

    /** What held units of these files up is gone: they go again. */
    @EventListener
    void onReleased(FilesReleased released) {
        boolean any = false;
        for (UUID file : released.files()) {
            any |= rows.freedAll(file);
        }
        if (any) {
            events.publishEvent(new Asked());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onAsked(Asked asked) {
        worker.execute(leftBehind::work);
    }

    @PreDestroy
    void stop() {
        worker.shutdown();
    }
}
