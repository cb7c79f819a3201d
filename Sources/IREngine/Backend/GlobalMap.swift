import HostX86
import TranslationRuntime

/// Which guest registers live in host registers in all code of an engine: the global variables of its blocks.
///
/// The others live in the context. The host registers that are not given away here hold the values within a block.
public struct GlobalMap: PinningMap, Equatable, Sendable {
    /// The host registers that guest registers or values can have, those with short encodings first. rax and rcx are
    /// scratch, rbp and r15 belong to the runtime.
    static let hostRegisters: [HostRegister] = [
        .rdx, .rbx, .rsi, .rdi, .r8, .r9, .r10, .r11, .r12, .r13, .r14,
    ]
    /// Most guest registers in host registers: each op needs two more for its values.
    public static var limit: Int { 9 }

    /// The pairs.
    public let pinned: [PinnedRegister]
    /// Number of the host register of each guest register, or `inContext`.
    let hosts: InlineArray<32, UInt8>
    /// The host registers that are left for values, one bit each.
    let free: UInt32
    /// Where values are, and what host registers hold, when a block begins that begins with the registers.
    let places: InlineArray<32, RegisterAllocator.Place>
    let holders: InlineArray<16, Temp>

    static var inContext: UInt8 { 0xff }

    /// A map that gives host registers to the guest registers given.
    ///
    /// - Parameter guests: At most `limit`, each 1 to 31 and at most once.
    public init(pinning guests: [UInt8]) {
        precondition(guests.count <= GlobalMap.limit, "cannot pin \(guests.count) registers")
        var hosts = InlineArray<32, UInt8>(repeating: GlobalMap.inContext)
        var free = GlobalMap.hostRegisters.reduce(0 as UInt32) { $0 | 1 << UInt32($1.rawValue) }
        pinned = zip(guests, GlobalMap.hostRegisters).map { PinnedRegister(guest: $0, host: $1) }
        for pin in pinned {
            precondition(1...31 ~= pin.guest, "x\(pin.guest) cannot be pinned")
            precondition(hosts[Int(pin.guest)] == GlobalMap.inContext, "x\(pin.guest) is pinned twice")
            hosts[Int(pin.guest)] = pin.host.rawValue
            free &= ~(1 << UInt32(pin.host.rawValue))
        }
        self.hosts = hosts
        self.free = free
        var places = InlineArray<32, RegisterAllocator.Place>(repeating: .none)
        var holders = InlineArray<16, Temp>(repeating: Op.none)
        for guest in 1..<32 as Range<UInt8> {
            let host = hosts[Int(guest)]
            places[Int(guest)].register = host
            if host == GlobalMap.inContext {
                places[Int(guest)].home = guest
            } else {
                holders[Int(host)] = Temp(guest)
            }
        }
        self.places = places
        self.holders = holders
    }

    /// The registers that compiled code uses most: sp, a0, a5, a4, a1, a3, a2, ra and s0.
    public static let standard = GlobalMap(pinning: [2, 10, 15, 14, 11, 13, 12, 1, 8])

    /// A map that pins the registers used most.
    public init(profile: RegisterProfile) {
        self.init(pinning: profile.mostUsed(GlobalMap.limit, preferring: GlobalMap.standard.pinned))
    }

    /// Whether the same guest registers live in the same host registers.
    public static func == (a: GlobalMap, b: GlobalMap) -> Bool { a.pinned == b.pinned }
}
