package dev.launchway.testing.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/** The JVM on a machine: runs the test methods whose names it reads, and says how each failed. */
final class TestsInside {

    static final String END = "== end of the test ==";

    private TestsInside() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = requests.readLine();
        while (line != null) {
            String[] words = line.split(" ", -1);
            answers.print(failure(words[0], words[1]));
            answers.println(END);
            line = requests.readLine();
        }
    }

    private static String failure(String type, String name) {
        try {
            Class<?> test = Class.forName(type);
            Constructor<?> constructor = test.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method method = test.getDeclaredMethod(name);
            method.setAccessible(true);
            method.invoke(constructor.newInstance());
            return "";
        } catch (InvocationTargetException e) {
            return text(e.getCause());
        } catch (ReflectiveOperationException e) {
            return text(e);
        }
    }

    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
