/// The names of the integer registers (RISC-V ELF psABI, "Integer Register Convention").
public enum RegisterNames {
    /// The ABI name of each register, from `x0` on.
    public static let abi: [String] = [
        "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
        "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
    ]

    /// The register called `name`: `x0` to `x31`, an ABI name, or `fp` for `x8`; nil for anything else.
    public static func number(of name: some StringProtocol) -> UInt8? {
        if let index = abi.firstIndex(where: { $0 == name }) { return UInt8(index) }
        if name == "fp" { return 8 }
        guard name.first == "x", let number = UInt8(name.dropFirst()), number < 32, name == "x\(number)" else {
            return nil
        }
        return number
    }
}
