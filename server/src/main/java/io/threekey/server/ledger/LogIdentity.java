package io.threekey.server.ledger;

import io.threekey.server.access.Origins;
import io.threekey.server.keys.LogKey;
import io.threekey.tlog.NoteSigner;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Under which name and key this installation's ledger speaks; the founding charter pins both. The key is made when it is
 * first asked for, and never again once a checkpoint was published under it.
 */
@Component
public class LogIdentity {

    private final Origins origins;
    private final LogKey key;
    private final HeadTable heads;
    private final TransactionTemplate making;
    private volatile Optional<NoteSigner> known = Optional.empty();

    LogIdentity(Origins origins, LogKey key, HeadTable heads, PlatformTransactionManager transactions) {
        this.origins = origins;
        this.key = key;
        this.heads = heads;
        this.making = new TransactionTemplate(transactions);
        making.setName(CommitExemption.LOG_KEY.transaction());
        making.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The origin line of every checkpoint (C2SP tlog-checkpoint): a name, not an address. */
    public String origin() {
        return signer().verifier().name();
    }

    /** The key that every checkpoint is signed with, as C2SP signed-note writes it. */
    public String vkey() {
        return signer().verifier().vkey();
    }

    NoteSigner signer() {
        var signer = known.or(key::signer).orElseGet(this::made);
        known = Optional.of(signer);
        return signer;
    }

    private NoteSigner made() {
        if (!heads.current().neverPublished()) {
            throw new IllegalStateException("the ledger's key is missing from the database: restore it from a backup");
        }
        try {
            return making.execute(status -> key.create(origins.idOrigin().getRawAuthority() + "/ledger"));
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            return key.signer().orElseThrow();
        }
    }
}
