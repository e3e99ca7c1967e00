package io.tillbridge.integration;

import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Writes onto every request of a till who sent it. Artemis can do that for CORE clients by itself (populate-validated-user), but for
 * AMQP ones it passes on whatever the client claims.
 */
final class SenderStamp implements ActiveMQServerMessagePlugin {

    /** The property; what a client writes there is overwritten. */
    static final String PROPERTY = "_TILLBRIDGE_SENDER";

    /** The property with an AMQP client's own message id, which the broker's CORE side replaces by another. */
    static final String AMQP_ID = "_TILLBRIDGE_MESSAGE_ID";

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue) {
        if (TillLogin.REQUESTS.equals(message.getAddress())) {
            message.putStringProperty(PROPERTY, session.getValidatedUser());
            if (!(message instanceof ICoreMessage) && message.getUserID() != null) {
                message.putStringProperty(AMQP_ID, message.getUserID().toString());
            }
            message.reencode();
        }
    }
}
