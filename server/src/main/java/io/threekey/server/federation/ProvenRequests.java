package io.threekey.server.federation;

import io.threekey.server.ledger.CommitExemption;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers applications that showed who they are, by a proof that is spent in the transaction of the answer. */
@Component
class ProvenRequests {

    private final ClientProofs proofs;
    private final FederationTables tables;
    private final TransactionTemplate transaction;

    ProvenRequests(ClientProofs proofs, FederationTables tables, PlatformTransactionManager transactions) {
        this.proofs = proofs;
        this.tables = tables;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setName(CommitExemption.ASKED_BY_APPLICATION.transaction());
    }

    /** @param answer for the application that it is; nothing of it stays where the proof was shown before */
    BackChannel answer(Parameters sent, Possession possession, Function<ClientProofs.Client, BackChannel> answer) {
        if (sent.anyTwice()) {
            return new BackChannel.Refused(ProtocolError.INVALID_REQUEST);
        }
        return proofs.client(sent, possession)
                .map(client -> answer(client, answer))
                .orElseGet(() -> new BackChannel.Refused(ProtocolError.INVALID_CLIENT));
    }

    private BackChannel answer(ClientProofs.Client client, Function<ClientProofs.Client, BackChannel> answer) {
        return transaction.execute(status -> {
            if (client.proof().map(tables::spend).orElse(true)) {
                return answer.apply(client);
            }
            status.setRollbackOnly();
            return new BackChannel.Refused(ProtocolError.INVALID_CLIENT);
        });
    }
}
