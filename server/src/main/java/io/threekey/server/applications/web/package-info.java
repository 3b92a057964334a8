/** The registered applications, as people see them. */
@NullMarked
package io.threekey.server.applications.web;

import org.jspecify.annotations.NullMarked;
