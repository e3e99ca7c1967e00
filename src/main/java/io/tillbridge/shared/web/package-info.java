/** How every HTTP answer of Tillbridge looks: problems, languages, idempotent calls. */
@NullMarked
package io.tillbridge.shared.web;

import org.jspecify.annotations.NullMarked;
