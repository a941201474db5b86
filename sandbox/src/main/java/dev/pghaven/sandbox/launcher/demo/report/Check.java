package dev.pghaven.sandbox.launcher.demo.report;

/** One thing that the demo looked at; {@code seconds} is how long it looked. */
public record Check(String name, boolean ok, String expected, String observed, double seconds) {

    public String shownSeconds() {
        return Seconds.shown(seconds);
    }
}
