/// What the guest may do with a page.
@frozen public struct PagePermissions: OptionSet, Hashable, Sendable {
    /// One bit a right, as in ELF program headers shifted to fit: read 4, write 2, execute 1.
    public let rawValue: UInt8

    /// A set from its bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Fetch. Implies read, as on Linux for RISC-V.
    public static var execute: PagePermissions { PagePermissions(rawValue: 1) }
    /// Store. Implies read, as on every RISC-V page table.
    public static var write: PagePermissions { PagePermissions(rawValue: 2) }
    /// Load.
    public static var read: PagePermissions { PagePermissions(rawValue: 4) }
    /// Load, store and fetch: the memory of generated programs.
    public static var all: PagePermissions { [.read, .write, .execute] }

    /// The same rights and those they imply.
    public var closure: PagePermissions { isEmpty ? [] : union(.read) }
}
