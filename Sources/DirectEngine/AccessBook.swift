import GuestMachine
import HostX86
import TranslationRuntime

/// The host code of loads and stores but for registers, displacements and exits, made once for each translator.
///
/// Unsafe, and why it is sound: the tables live as long as the object, have an element for each host register, or for each
/// width as the indices say, and are only read once the object is made.
final class AccessBook {
    /// For each host register: goes on if it lies in the window, else jumps. Changes rcx.
    let checks: UnsafeMutablePointer<HostSnippet>
    /// For each host register: puts its sum with a displacement into rcx.
    let sums: UnsafeMutablePointer<HostSnippet>
    /// Makes a guest address in rcx an offset into the window; then marks its line as written and jumps if a store there
    /// needs more, or only marks it.
    let places: UnsafeMutablePointer<HostSnippet>
    let place: UnsafePointer<HostSnippet>
    let watchedMark: UnsafePointer<HostSnippet>
    let mark: UnsafePointer<HostSnippet>
    /// Loads by width and whether they are signed, then stores by width.
    private let accesses: UnsafeMutablePointer<HostAccess>

    init(_ bounds: BoundsCheck) {
        checks = .allocate(capacity: HostRegister.allCases.count)
        sums = .allocate(capacity: HostRegister.allCases.count)
        for register in HostRegister.allCases {
            let check = HostSnippet { asm in
                bounds.emitCheck(register, &asm)
                asm.jcc(.a, toOffset: 0)
            }
            (checks + Int(register.rawValue)).initialize(to: check)
            let sum = HostSnippet { $0.lea(.w64, dst: .rcx, src: .at(register, .max)) }
            (sums + Int(register.rawValue)).initialize(to: sum)
        }
        places = .allocate(capacity: 3)
        places.initialize(to: HostSnippet { $0.alu(.sub, .w64, dst: .rcx, src: ContextField.windowBase) })
        (places + 1).initialize(
            to: HostSnippet {
                bounds.emitMark(&$0)
                $0.jcc(.ns, toOffset: 0)
            })
        (places + 2).initialize(to: HostSnippet { bounds.emitMark(&$0) })
        (place, watchedMark, mark) = (UnsafePointer(places), UnsafePointer(places + 1), UnsafePointer(places + 2))
        accesses = .allocate(capacity: 12)
        for width in [HostWidth.w8, .w16, .w32, .w64] {
            let index = Int(width.rawValue)
            (accesses + 2 * index).initialize(to: .load(width, signed: false))
            (accesses + 2 * index + 1).initialize(to: .load(width, signed: true))
            (accesses + 8 + index).initialize(to: .store(width))
        }
    }

    /// A load of this width.
    @inline(__always)
    func load(_ width: HostWidth, signed: Bool) -> HostAccess {
        accesses[2 &* Int(width.rawValue) &+ (signed ? 1 : 0)]
    }

    /// A store of this width.
    @inline(__always)
    func store(_ width: HostWidth) -> HostAccess { accesses[8 &+ Int(width.rawValue)] }

    deinit {
        checks.deallocate()
        sums.deallocate()
        places.deallocate()
        accesses.deallocate()
    }
}

extension BoundsCheck {
    /// Compares so that "above" means that a host register does not lie in the window. Changes rcx.
    fileprivate func emitCheck(_ base: HostRegister, _ asm: inout Assembler) {
        var offset = HostRegister.rcx
        switch toOffset {
        case 0?:
            offset = base
        case let displacement?:
            asm.lea(.w64, dst: .rcx, src: .at(base, displacement))
        case nil:
            asm.mov(.w64, dst: .rcx, src: base)
            asm.alu(.sub, .w64, dst: .rcx, src: ContextField.windowBase)
        }
        if let size {
            asm.alu(.cmp, .w64, dst: offset, src: size - 1)
        } else {
            asm.alu(.cmp, .w64, dst: offset, src: ContextField.windowLimit(byteCount: 1))
        }
    }

    /// Marks the line at the offset in rcx, which may be in the guards, as written; the sign is `fastBit` then.
    fileprivate func emitMark(_ asm: inout Assembler) {
        // The guard before the window has negative offsets, and marks of its own.
        asm.shift(.sar, .w64, dst: .rcx, count: lineShift)
        asm.alu(.add, .w64, dst: .rcx, src: ContextField.storeMarks)
        asm.alu(.or, .w8, dst: .at(.rcx), src: Int32(GuestMemory.writtenBit))
    }
}
