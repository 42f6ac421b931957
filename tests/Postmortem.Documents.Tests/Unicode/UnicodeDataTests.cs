using System.Text;
using Postmortem.Documents.Unicode;

namespace Postmortem.Documents.Tests.Unicode;

[TestClass]
public sealed class UnicodeDataTests
{
    /// <summary>
    /// For a new version of Unicode: install its unicode-data, change the version in UnicodeFiles, and run this test with
    /// <c>POSTMORTEM_UNICODE_DATA</c> set to the path of <c>src/Postmortem.Documents/Unicode/unicode.bin</c>, which it then writes.
    /// </summary>
    [TestMethod]
    public void The_embedded_table_is_what_the_character_database_says()
    {
        var derived = UnicodeDataWriter.Write();
        if (Environment.GetEnvironmentVariable("POSTMORTEM_UNICODE_DATA") is { Length: > 0 } path) File.WriteAllBytes(path, derived);
        using var stream = typeof(CharacterData).Assembly.GetManifestResourceStream("unicode.bin")!;
        using var embedded = new MemoryStream();
        stream.CopyTo(embedded);
        Assert.IsTrue(derived.AsSpan().SequenceEqual(embedded.ToArray()), "Derived anew, unicode.bin has other bytes.");
    }

    [TestMethod]
    [DataRow(0x41, "Latn")]
    [DataRow(0x20, "Zyyy")]
    [DataRow(0x301, "Zinh")]
    [DataRow(0x5D0, "Hebr")]
    [DataRow(0x627, "Arab")]
    [DataRow(0x6F22, "Hani")]
    [DataRow(0x1F600, "Zyyy")]
    [DataRow(0x10FFFF, "Zzzz")]
    [DataRow(0xD800, "Zzzz")]
    public void A_script_is_the_tag_that_a_shaper_takes(int codePoint, string tag)
    {
        var value = CharacterData.Script(codePoint);
        Assert.AreEqual(tag, Encoding.ASCII.GetString([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]));
    }

    [TestMethod]
    public void Every_paired_bracket_is_paired_with_its_mirror_and_is_one_char()
    {
        foreach (var line in UnicodeFiles.Lines("BidiBrackets.txt"))
        {
            var fields = line.Split(';', StringSplitOptions.TrimEntries);
            var c = UnicodeFiles.Hex(fields[0]);
            Assert.AreEqual(UnicodeFiles.Hex(fields[1]), CharacterData.Mirror(c), line);
            Assert.AreEqual(fields[2] == "o" ? BracketKind.Open : BracketKind.Close, CharacterData.Bracket(c), line);
            Assert.IsLessThan(0x10000, c, line);
        }
    }
}
