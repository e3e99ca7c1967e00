package io.tillbridge.security;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What a header may consist of: the same as {@link StrictHttpFirewall} lets pass by itself, characters that Unicode knows and
 * none that control. It asks a regular expression, for every header as often as anybody reads it, which was a tenth of the
 * server's time on a small call.
 */
final class HeaderText {

    private HeaderText() {}

    static boolean isName(String name) {
        return consistsOfText(name, false);
    }

    static boolean isValue(String value) {
        return consistsOfText(value, true);
    }

    private static boolean consistsOfText(String text, boolean tabs) {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean passes = Character.isISOControl(point) ? tabs && point == '\t' : Character.isDefined(point);
            if (!passes) {
                return false;
            }
            at += Character.charCount(point);
        }
        return true;
    }
}
