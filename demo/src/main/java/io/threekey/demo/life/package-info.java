/**
 * What happens at Lindenfeld: who works when, what goes wrong, and what its owners decide about it, one file each.
 * The simulator asks every {@link io.threekey.demo.simulator.Activity} here for its plans; a new one is found because it is a bean.
 * It never writes but through the server's own commands, with the keys of the people who act.
 */
@NullMarked
package io.threekey.demo.life;

import org.jspecify.annotations.NullMarked;
