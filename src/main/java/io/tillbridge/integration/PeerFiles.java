package io.tillbridge.integration;

import io.tillbridge.integration.FileIntake.Place;
import io.tillbridge.integration.FileIntake.Taken;
import java.io.File;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.component.file.strategy.GenericFileProcessStrategySupport;
import org.apache.commons.net.ftp.FTPFile;

/**
 * Decides which files of a peer are taken, and puts them away once the ledger says what became of them. Camel's own
 * strategies delete the done file before the move, overwrite an archived file of the same name, and say nothing when a
 * move fails; here the ledger hears of a file's move only after it has happened.
 */
final class PeerFiles<T> extends GenericFileProcessStrategySupport<T> {

    /** Exchange property: what became of the file. */
    static final String TAKEN = "link-file-taken";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Link link;
    private final LinkRows links;
    private final PeerCopies copies;
    private final FileAnswers answers;
    private final PeerMemory memory;

    PeerFiles(Link link, LinkRows links, PeerCopies copies, FileAnswers answers, PeerMemory memory) {
        this.link = link;
        this.links = links;
        this.copies = copies;
        this.answers = answers;
        this.memory = memory;
    }

    @Override
    public boolean begin(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        String name = file.getFileNameOnly();
        memory.moves().stands(name);
        return isData(name)
                && !memory.beginnings().isStill(name, file.getFileLength(), file.getLastModified())
                && isComplete(operations, file)
                && links.lease(link);
    }

    @Override
    public void commit(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file)
            throws Exception {
        try {
            Taken taken = exchange.getProperty(TAKEN, Taken.class);
            if (taken == null || taken.place() == Place.LEFT) {
                return;
            }
            if (taken.waitsUntil() != null) {
                remember(file, taken.size(), taken.waitsUntil());
            } else if (isWhatWasRead(operations, file, taken)) {
                putAway(operations, exchange, file, taken);
            }
        } finally {
            super.commit(operations, endpoint, exchange, file);
        }
    }

    /** Only if what was read is what was seen: a file that grew in between is read again. */
    private void remember(GenericFile<T> file, long read, Instant until) {
        if (read == file.getFileLength()) {
            memory.beginnings().remember(file.getFileNameOnly(), read, file.getLastModified(), until);
        }
    }

    private boolean isData(String name) {
        String done = link.transport().doneSuffix();
        return !(done != null && name.endsWith(done))
                && !name.endsWith(FileAnswers.ACKNOWLEDGEMENT)
                && !name.endsWith(FileAnswers.REJECTS);
    }

    /** As far as can be told from outside; the trailer of the file itself has the last word. */
    private boolean isComplete(GenericFileOperations<T> operations, GenericFile<T> file) {
        String name = file.getFileNameOnly();
        return link.transport().doneSuffix() == null
                ? memory.settling().settled(name, file.getFileLength(), file.getLastModified())
                : doneFile(operations, file) != null
                        || copies.isToBeMoved(link.name(), name, file.getFileLength(), file.getLastModified());
    }

    /** {@code sales.csv.ok} or {@code sales.ok} for {@code sales.csv}; null where there is neither. */
    private @org.jspecify.annotations.Nullable String doneFile(
            GenericFileOperations<T> operations, GenericFile<T> file) {
        String whole = file.getAbsoluteFilePath();
        String suffix = link.transport().doneSuffix();
        if (operations.existsFile(whole + suffix)) {
            return whole + suffix;
        }
        int dot = file.getFileNameOnly().lastIndexOf('.');
        String bare = dot <= 0
                ? whole
                : whole.substring(0, whole.length() - file.getFileNameOnly().length() + dot);
        return dot > 0 && operations.existsFile(bare + suffix) ? bare + suffix : null;
    }

    /** A file that has grown since it was fetched must not be put away: its rest would never be read. */
    private boolean isWhatWasRead(GenericFileOperations<T> operations, GenericFile<T> file, Taken taken) {
        if (file.getFile() instanceof File local) {
            return local.length() == taken.size();
        }
        for (T at : operations.listFiles(folder(file))) {
            if (name(at).equals(file.getFileNameOnly())) {
                return size(at) == taken.size();
            }
        }
        return false;
    }

    /**
     * The ledger hears of it before and after, so that whatever breaks off can be ended. The done file goes first: one that
     * was left over would call the next file of that name complete.
     */
    private void putAway(GenericFileOperations<T> operations, Exchange exchange, GenericFile<T> file, Taken taken) {
        String done = link.transport().doneSuffix() == null ? null : doneFile(operations, file);
        answers.write(link, taken.file(), operations, exchange, folder(file));
        String name = STAMP.format(memory.clock().instant()) + "-" + file.getFileNameOnly();
        String place = "." + taken.place().name().toLowerCase(Locale.ROOT).replace("duplicate", "dup");
        String to = inFolder(folder(file), place);
        if (!operations.buildDirectory(to, file.isAbsolute())) {
            throw new GenericFileOperationFailedException("Cannot make the folder " + to);
        }
        if (operations.existsFile(to + "/" + name)) {
            name = taken.file() + "-" + name;
        }
        copies.moving(taken.file(), place + "/" + name);
        if (done != null) {
            operations.deleteFile(done);
        }
        if (!operations.renameFile(file.getAbsoluteFilePath(), to + "/" + name)) {
            throw new GenericFileOperationFailedException("Cannot move " + file.getAbsoluteFilePath() + " to " + to);
        }
        memory.settling().forget(file.getFileNameOnly());
        copies.archived(taken.file(), place + "/" + name);
    }

    private String folder(GenericFile<T> file) {
        String path = file.getAbsoluteFilePath();
        int end = path.length() - file.getFileNameOnly().length() - 1;
        return end < 0 ? "" : path.substring(0, end);
    }

    static String inFolder(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private static String name(Object file) {
        if (file instanceof FTPFile ftp) {
            return ftp.getName();
        }
        return ((SftpRemoteFile<?>) file).getFilename();
    }

    private static long size(Object file) {
        if (file instanceof FTPFile ftp) {
            return ftp.getSize();
        }
        return ((SftpRemoteFile<?>) file).getFileLength();
    }
}
