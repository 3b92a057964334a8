/**
 * Three applications that people come into with Threekey, each a client of its own with a name, an address and, where it can keep one, a key.
 * They know of Threekey what OpenID Connect says, through a library of other makers, and show what they were told about whoever comes in.
 * Nothing in them is a ward's data, and nothing of the server lets them in but their registration.
 */
@NullMarked
package io.threekey.demo.applications;

import org.jspecify.annotations.NullMarked;
