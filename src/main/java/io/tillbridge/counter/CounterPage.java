package io.tillbridge.counter;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The one page a clerk works in; everything on it comes from the API. */
@Controller
class CounterPage {

    @GetMapping("/")
    String start() {
        return "redirect:/counter";
    }

    @GetMapping("/counter")
    String show() {
        return "counter";
    }
}
