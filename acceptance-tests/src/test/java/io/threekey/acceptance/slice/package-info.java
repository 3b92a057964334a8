/**
 * The whole slice as one story: six founders, a nurse, three owners, an attacker with the database, an auditor.
 * It knows the product as they do, by its pages, its command line and its files.
 */
@NullMarked
package io.threekey.acceptance.slice;

import org.jspecify.annotations.NullMarked;
