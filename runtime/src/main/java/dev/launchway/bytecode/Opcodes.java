package dev.launchway.bytecode;

/** How long instructions are: JVMS 6.5. */
final class Opcodes {

    static final int FIRST_OF_MEMBERS = 0xb2;
    static final int LAST_OF_MEMBERS = 0xb9;
    static final int INVOKEDYNAMIC = 0xba;

    private static final int TABLESWITCH = 0xaa;
    private static final int LOOKUPSWITCH = 0xab;
    private static final int WIDE = 0xc4;
    private static final int IINC = 0x84;

    private Opcodes() {}

    /** The length of the instruction at a place, with its operands. */
    static int length(byte[] code, int at) {
        int opcode = code[at] & 0xff;
        return switch (opcode) {
            case TABLESWITCH -> {
                int operands = aligned(at);
                yield operands + 12 + 4 * (number(code, operands + 8) - number(code, operands + 4) + 1) - at;
            }
            case LOOKUPSWITCH -> {
                int operands = aligned(at);
                yield operands + 8 + 8 * number(code, operands + 4) - at;
            }
            case WIDE -> (code[at + 1] & 0xff) == IINC ? 6 : 4;
            default -> plain(opcode);
        };
    }

    private static int plain(int opcode) {
        boolean one = opcode == 0x10
                || opcode == 0x12
                || isIn(opcode, 0x15, 0x19)
                || isIn(opcode, 0x36, 0x3a)
                || opcode == 0xa9
                || opcode == 0xbc;
        boolean two = opcode == 0x11
                || opcode == 0x13
                || opcode == 0x14
                || opcode == IINC
                || isIn(opcode, 0x99, 0xa8)
                || isIn(opcode, 0xb2, 0xb8)
                || opcode == 0xbb
                || opcode == 0xbd
                || opcode == 0xc0
                || opcode == 0xc1
                || opcode == 0xc6
                || opcode == 0xc7;
        boolean four = opcode == 0xb9 || opcode == INVOKEDYNAMIC || opcode == 0xc8 || opcode == 0xc9;
        return one ? 2 : two ? 3 : opcode == 0xc5 ? 4 : four ? 5 : 1;
    }

    private static boolean isIn(int opcode, int from, int to) {
        return opcode >= from && opcode <= to;
    }

    private static int aligned(int at) {
        return (at + 4) & ~3;
    }

    private static int number(byte[] code, int at) {
        return (code[at] & 0xff) << 24
                | (code[at + 1] & 0xff) << 16
                | (code[at + 2] & 0xff) << 8
                | (code[at + 3] & 0xff);
    }
}
