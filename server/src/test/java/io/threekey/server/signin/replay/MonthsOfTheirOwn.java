package io.threekey.server.signin.replay;

import org.springframework.boot.test.context.TestConfiguration;

/** A server whose clock goes on by a month for each test: elsewhere the seats' terms would be over. */
@TestConfiguration
class MonthsOfTheirOwn {}
