import GuestMachine

/// Where in the guest's memory the loader is, and what it works on: out of reach of most of what programs do.
///
/// `near` can be reached from programs by JAL; everything else is far from them.
enum GuestLayout {
    /// Code that programs jump to and from, within 1 MiB of the window.
    static let near: UInt64 = 0x800e_0000
    static let nearSize = 0x1_0000
    /// The loader: at no round distance from the window, as those are the ones that programs try.
    static let far: UInt64 = 0x8580_0000
    static let farSize = 0x80_0000
    /// What the loader goes by: see `Control`.
    static let control = far + 0x1000
    /// The programs, and behind them results.
    static let descriptors = far + 0x2000

    /// Bytes for programs and results together.
    static let workBytes = farSize - 0x2000

    /// Offsets from `control`.
    enum Control {
        /// Address of the next program's descriptor.
        static let next = 0
        /// Of the one that runs, or 0.
        static let current = 8
        /// Where its results go.
        static let results = 16
        /// Bytes from `control` to the descriptors.
        static let size = 0x1000
        /// What a program's stub saves: see `Saved`.
        static let saved = 64
        /// A line of zeros.
        static let zeros = 1024
    }

    /// Offsets from the saved registers: a mark, the address of the descriptor, the number of the site or the cause of the
    /// trap at which the program ended, x1 to x31, and of a trap pc and value.
    enum Saved {
        static let mark: UInt64 = 0x5a5a_7a75_6676_72f7
        static let words = 36
        static let end = 16
        static func register(_ number: Int) -> Int { 16 + 8 * number }
        static let pc = 272
        static let value = 280
    }

    /// Where programs leave for the loader: see `LeavingStubs`.
    static let stubs = near + 0x200

    /// Words of a descriptor before its lines: bytes of all of it, lines to load of the program and of its stubs, other
    /// lines that may change, the JAL that starts the program, x1 to x31.
    static let descriptorWords = 36

    /// The results begin with the first stray line or 0, and a mark.
    static let resultsHead = 16
    static let finished: UInt64 = 0x6465_6873_696e_6966

    /// Addresses of all lines of the window.
    static var windowLines: [UInt64] {
        Array(stride(from: ProgramMap.window.lowerBound, to: ProgramMap.window.upperBound, by: BridgeLine.size))
    }
}
