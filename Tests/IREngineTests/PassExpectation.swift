import IREngine
import Testing

/// Expects that `pass`, run alone, turns the ops `before` into `after`.
///
/// Both are texts as `OpBlock(parsing:)` reads them; removed ops and the numbers of temps do not count.
func expect(
    _ pass: some Pass, rewrites before: String, to after: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    var pass = pass
    let block = try OpBlock(parsing: before)
    var rewriter = Rewriter(block, limit: nil)
    pass.run(on: block, &rewriter)
    block.compact()
    let expected = try OpBlock(parsing: after)
    #expect(block.line == expected.line, sourceLocation: sourceLocation)
}

/// Expects that `pass`, run alone, changes nothing in the ops `text`.
func expect(_ pass: some Pass, keeps text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    var pass = pass
    let block = try OpBlock(parsing: text)
    let before = block.allOps
    var rewriter = Rewriter(block, limit: nil)
    pass.run(on: block, &rewriter)
    #expect(block.allOps == before, sourceLocation: sourceLocation)
    #expect(rewriter.rewriteCount == 0, sourceLocation: sourceLocation)
}

/// Values at which arithmetic changes its behaviour.
let boundaryValues: [UInt64] = [
    0, 1, 2, 5, 31, 32, 33, 63, 64, 65, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff,
    0x1_0000_0000, 0x1_8000_0000, 0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, 0xffff_ffff_7fff_ffff,
    0xffff_ffff_8000_0000, 0xffff_ffff_ffff_f800, 0xffff_ffff_ffff_fffe, 0xffff_ffff_ffff_ffff, 0x0123_4567_89ab_cdef,
    0xfedc_ba98_7654_3210,
]
