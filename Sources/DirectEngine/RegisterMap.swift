import HostX86
import TranslationRuntime

/// Which guest registers live in host registers while translated code runs; the others live in memory.
public struct RegisterMap: PinningMap, Equatable, Sendable {
    /// The host registers that can be given away, in the order in which `init(pinning:)` does.
    public static let hostRegisters: [HostRegister] = [
        .rdx, .rbx, .rsi, .rdi, .r8, .r9, .r10, .r11, .r12, .r13, .r14,
    ]

    /// The pairs.
    public let pinned: [PinnedRegister]

    /// Host register of each guest register, or nil.
    private let hosts: InlineArray<32, HostRegister?>
    /// The guest register whose host register cannot be the base of an address without displacement, or 0xff.
    let notBase: UInt8

    /// A map with the pairs given.
    ///
    /// - Parameter pinned: Guest registers 1 to 31 and host registers of `hostRegisters`, each at most once.
    public init(_ pinned: [PinnedRegister]) {
        var hosts = InlineArray<32, HostRegister?>(repeating: nil)
        var used: UInt16 = 0
        for pin in pinned {
            let bit = UInt16(1) << pin.host.rawValue
            precondition(1...31 ~= pin.guest, "x\(pin.guest) cannot be pinned")
            precondition(RegisterMap.hostRegisters.contains(pin.host), "\(pin.host) is not for guest registers")
            precondition(hosts[Int(pin.guest)] == nil, "x\(pin.guest) is pinned twice")
            precondition(used & bit == 0, "\(pin.host) is given away twice")
            hosts[Int(pin.guest)] = pin.host
            used |= bit
        }
        self.pinned = pinned
        self.hosts = hosts
        notBase = pinned.first { $0.host == .r13 }?.guest ?? 0xff
    }

    /// A map that gives `hostRegisters`, from the first on, to the guest registers given.
    ///
    /// - Parameter guests: At most as many as there are `hostRegisters`, each 1 to 31 and at most once.
    public init(pinning guests: [UInt8]) {
        precondition(guests.count <= RegisterMap.hostRegisters.count, "cannot pin \(guests.count) registers")
        self.init(zip(guests, RegisterMap.hostRegisters).map { PinnedRegister(guest: $0, host: $1) })
    }

    /// The registers that compiled code uses most: sp, a0, a1, a5, a4, a3, a2, ra, s0, s1 and t0.
    public static let standard = RegisterMap(pinning: [2, 10, 11, 15, 14, 13, 12, 1, 8, 9, 5])

    /// One of many maps, so that tests meet every guest register in every host register and in memory.
    ///
    /// - Parameter number: 0 is `standard`; the others are as good as random, and the same on every machine.
    public init(number: UInt64) {
        guard number > 0 else {
            self = .standard
            return
        }
        var state = number
        // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
        func below(_ bound: Int) -> Int {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
            return Int((z ^ z >> 31) % UInt64(bound))
        }
        func shuffle<T>(_ list: inout [T]) {
            for index in list.indices.reversed() { list.swapAt(index, below(index + 1)) }
        }
        var guests = Array(UInt8(1)...31)
        var hosts = RegisterMap.hostRegisters
        shuffle(&guests)
        shuffle(&hosts)
        self.init(zip(guests, hosts).prefix(below(hosts.count + 1)).map { PinnedRegister(guest: $0, host: $1) })
    }

    /// The host register of guest register `guest`, 0 to 31, or nil if that lives in memory or is x0.
    @inline(__always)
    subscript(guest: UInt8) -> HostRegister? {
        // The mask spares a check.
        hosts[Int(guest & 31)]
    }

    /// Where each guest register lives while translated code runs.
    var locations: [OperandLocation] {
        (0..<32).map { guest in
            self[guest].map { .register($0) } ?? .memory(Int8(ContextField.x(guest).displacement))
        }
    }

    /// Whether the same guest registers live in the same host registers.
    public static func == (a: RegisterMap, b: RegisterMap) -> Bool { a.pinned == b.pinned }
}

extension RegisterMap {
    /// A map that pins the registers used most; among equals, those that `standard` pins, then the lower number.
    public init(profile: RegisterProfile) {
        self.init(
            pinning: profile.mostUsed(
                RegisterMap.hostRegisters.count, preferring: RegisterMap.standard.pinned))
    }
}
