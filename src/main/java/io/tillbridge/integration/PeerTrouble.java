package io.tillbridge.integration;

import com.jcraft.jsch.JSchException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/** What is wrong between us and a peer, in a code and facts that {@code i18n/messages_*.properties} turns into a sentence. */
record PeerTrouble(Code code, List<Object> facts) {

    /** The troubles that people can do something about, told apart. */
    enum Code {
        PEER_NAME_UNKNOWN,
        PEER_NO_ANSWER,
        PEER_LOGIN_REFUSED,
        PEER_HOST_KEY,
        PEER_CERTIFICATE,
        PEER_FOLDER_MISSING,
        PEER_DATABASE,
        PEER_FAILED
    }

    private static final int NOT_LOGGED_IN = 530;
    private static final int LONGEST = 300;

    /** Looks through a failure and its causes for one that says what happened. */
    static PeerTrouble of(Throwable failure, Link link) {
        String where = link.transport().peer() == null
                ? link.transport().folder()
                : link.transport().peer().toString();
        for (Throwable at = failure; at != null; at = at.getCause() == at ? null : at.getCause()) {
            Optional<Code> code = code(at);
            if (code.isPresent()) {
                return new PeerTrouble(code.get(), List.of(where));
            }
        }
        return new PeerTrouble(
                Code.PEER_FAILED,
                List.of(
                        where,
                        JournalRows.cut(String.valueOf(Failures.root(failure).getMessage()), LONGEST)));
    }

    private static Optional<Code> code(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return Optional.of(Code.PEER_NAME_UNKNOWN);
        }
        if (failure instanceof ConnectException
                || failure instanceof SocketTimeoutException
                || failure instanceof NoRouteToHostException) {
            return Optional.of(Code.PEER_NO_ANSWER);
        }
        if (failure instanceof SSLException) {
            return Optional.of(Code.PEER_CERTIFICATE);
        }
        if (failure instanceof FileNotFoundException) {
            return Optional.of(Code.PEER_FOLDER_MISSING);
        }
        if (failure instanceof org.springframework.dao.DataAccessException
                || failure instanceof org.springframework.transaction.TransactionException) {
            return Optional.of(Code.PEER_DATABASE);
        }
        return failure instanceof JSchException || failure instanceof GenericFileOperationFailedException
                ? protocol(failure)
                : Optional.empty();
    }

    /** Servers and JSch say these in words only. */
    private static Optional<Code> protocol(Throwable failure) {
        String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof GenericFileOperationFailedException ftp && ftp.getCode() == NOT_LOGGED_IN
                || said.contains("auth fail")
                || said.contains("auth cancel")
                || said.contains("incorrect passphrase")
                || said.contains("too many authentication failures")) {
            return Optional.of(Code.PEER_LOGIN_REFUSED);
        }
        if (said.contains("hostkey") || said.contains("host key")) {
            return Optional.of(Code.PEER_HOST_KEY);
        }
        if (said.contains("cannot change directory") || said.contains("no such file")) {
            return Optional.of(Code.PEER_FOLDER_MISSING);
        }
        return Optional.empty();
    }
}
