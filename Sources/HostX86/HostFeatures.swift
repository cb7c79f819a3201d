import CHostSupport

/// What the processor and the kernel offer beyond plain x86-64.
public enum HostFeatures {
    /// Whether `shlx`, `shrx` and `sarx` exist.
    public static let hasBMI2: Bool = host_has_bmi2()

    /// Whether user code may run `rdgsbase` and `wrgsbase`.
    public static let hasFSGSBASE: Bool = host_has_fsgsbase()
}
