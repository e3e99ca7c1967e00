/** Drives the packaged server from outside and sets every figure beside a floor measured in the same run. */
@NullMarked
package io.tillbridge.bench;

import org.jspecify.annotations.NullMarked;
