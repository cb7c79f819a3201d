/// The guest registers, x0 first: the start of a `HartState`. What follows them, at index 32, is pc, which is not kept
/// up to date during a run: the hot tier writes there what instructions without a destination make.
typealias Registers = UnsafeMutablePointer<UInt64>

/// Where a tier is: at an instruction word in the cold one, at an entry in the hot one.
typealias Cursor = UnsafeMutableRawPointer

/// Executes the instruction at `cursor`, then calls the handler of the next as its last act, so that nothing returns
/// until the run ends.
///
/// All state is in the six arguments, which the host's calling convention keeps in registers: a tail call between
/// functions with the same arguments is a jump. What the arguments are depends on the tier:
///
/// | | cold tier | hot tier |
/// | --- | --- | --- |
/// | `p` | host address of the instruction word | its entry |
/// | `c` | the word | host address of guest address 0 |
/// | `e` | the `p` at which fuel is used up | fuel that is left after the stretch of code `p` is in |
/// | `f` | the `p` at which to stop and think | page permissions, as if the table began with guest page 0 |
///
/// `m` is the `Machine`. Handlers are C functions with their own symbols, since closures as C functions would be
/// called through another jump.
typealias Handler =
    @convention(c) (_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) -> Void

extension Machine {
    /// Goes on in `handler`. The caller must return right after.
    ///
    /// Optimized code makes a jump of it. Without optimization a call stays a call, and the stack would not last: there
    /// the call is only noted, and `run` makes it when the caller has returned.
    @inline(__always)
    func proceed(to handler: Handler, _ x: Registers, _ p: Cursor, _ c: UInt, _ e: UInt, _ f: UInt) {
        #if DEBUG
            fields.pointee.pending = PendingCall(handler: handler, p: p, c: c, e: e, f: f)
        #else
            handler(x, p, c, block, e, f)
        #endif
    }

    /// Runs from `handler` on until the run ends.
    @inline(__always)
    func run(from handler: Handler, _ x: Registers, _ p: Cursor, _ e: UInt) {
        proceed(to: handler, x, p, 0, e, 0)
        #if DEBUG
            while let call = fields.pointee.pending {
                fields.pointee.pending = nil
                call.handler(x, call.p, call.c, block, call.e, call.f)
            }
        #endif
    }
}

#if DEBUG
    /// A call that unoptimized builds have yet to make.
    struct PendingCall {
        var handler: Handler
        var p: Cursor
        var c: UInt
        var e: UInt
        var f: UInt
    }
#endif
