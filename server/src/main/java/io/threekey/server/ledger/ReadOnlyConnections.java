package io.threekey.server.ledger;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Makes every pooled connection read only unless its transaction says otherwise, so that a write outside of a guarded
 * transaction fails. It keeps our own code honest; it is no defence against who can send SQL of his own.
 */
@Component
class ReadOnlyConnections implements BeanPostProcessor {

    static final String READ_ONLY = "SET default_transaction_read_only = on";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setConnectionInitSql(READ_ONLY);
        }
        return bean;
    }
}
