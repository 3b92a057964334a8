package io.threekey.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * A test on the whole server: real web server, real PostgreSQL, its own home. All tests of one application module share
 * one context and one database; tests of another module have others. Beans to inject besides the server's own:
 * {@link io.threekey.testkit.HeldClock} (the server's clock), {@link Visitor} (HTTP on either origin),
 * {@link Intruder} (SQL past every guard), {@link io.threekey.server.ledger.SettledLedger} (everything taken in now).
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ContextCustomizerFactories(ServerForTests.Factory.class)
public @interface ServerTest {}
