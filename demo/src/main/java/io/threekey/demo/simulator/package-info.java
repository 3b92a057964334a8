/**
 * Lets time pass in a demo hospital: asks every activity what it plans for a day, and does it in order of time.
 * Whoever builds the demo walks it with a held clock thousands of times faster than life, whoever runs it with the system's.
 * It knows nothing of hospitals, never touches a table, and draws every number from a seed.
 */
@NullMarked
package io.threekey.demo.simulator;

import org.jspecify.annotations.NullMarked;
