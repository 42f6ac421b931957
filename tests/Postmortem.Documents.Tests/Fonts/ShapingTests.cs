using Postmortem.Documents.Fonts;
using Postmortem.Documents.Layout;

namespace Postmortem.Documents.Tests.Fonts;

[TestClass]
public sealed class ShapingTests
{
    private static readonly TextStyle Style = new(Face.Sans, 10, 0, null);

    [TestMethod]
    public void Arabic_letters_join_the_same_letter_is_another_glyph_alone_first_between_and_last()
    {
        var alone = Glyphs(Set("ب"))[0];
        var word = Glyphs(Set("ببب"));
        Assert.HasCount(3, word);
        Assert.HasCount(4, new HashSet<int>([alone, .. word]));
    }

    [TestMethod]
    public void A_joiner_that_keeps_apart_parts_two_letters_and_is_not_painted_itself()
    {
        var apart = Glyphs(Set("ب\u200Cب"));
        Assert.HasCount(2, apart);
        CollectionAssert.AreNotEqual(Glyphs(Set("بب")), apart);
    }

    [TestMethod]
    public void A_ligature_stands_for_its_letters_and_no_line_ends_inside_it()
    {
        var paragraph = Set("لا");
        var glyphs = paragraph.Words.Single().Shape.Glyphs;
        Assert.AreEqual((0, 2), (glyphs[0].Start, glyphs[0].End));
        Assert.HasCount(2, glyphs, "The ligature, and one that is empty and carries the second letter.");
        Assert.AreNotEqual(Break.No, paragraph.Breaks[1] & Break.Joined);
        Assert.AreEqual(0f, paragraph.Advances[1]);
    }

    [TestMethod]
    public void A_mark_is_placed_over_its_letter_and_takes_no_room()
    {
        foreach (var text in new[] { "x\u0301", "שָ", "بُ" })
        {
            var paragraph = Set(text);
            Assert.AreEqual(0f, paragraph.Advances[1], text);
            Assert.HasCount(2, Glyphs(paragraph), text);
            Assert.IsTrue(paragraph.Words.Single().Shape.Glyphs.Any(g => g.Before != 0 || g.Rise != 0), text);
        }
    }

    [TestMethod]
    public void Accents_that_stand_alone_become_the_composed_letter()
    {
        var composed = Set("\u1EAD");
        var apart = Set("a\u0323\u0302");
        Assert.AreEqual(composed.FullWidth(), apart.FullWidth());
        Assert.HasCount(1, apart.Words.Single().Shape.Glyphs);
    }

    [TestMethod]
    public void A_letter_that_a_font_takes_apart_stays_one_glyph_where_no_more_accents_follow()
    {
        Assert.HasCount(1, Glyphs(Set("ị")));
        Assert.HasCount(1, Glyphs(Set("i\u0323")));
    }

    [TestMethod]
    public void A_paragraph_goes_the_way_of_its_first_strong_letter()
    {
        Assert.IsTrue(Set("12 שלום abc").RightToLeft);
        Assert.IsFalse(Set("abc שלום").RightToLeft);
        Assert.IsNull(Set("abc").Levels);
    }

    [TestMethod]
    public void On_a_line_numbers_stand_left_of_the_Hebrew_word_before_them()
    {
        var paragraph = Set("אב 12");
        var pieces = new List<LinePiece>();
        LinePieces.Of(paragraph, new Line(0, 5, 5, paragraph.FullWidth()), 100, pieces);
        Assert.IsGreaterThan(pieces[^1].Left, pieces[0].Left);
        Assert.AreEqual(100f, pieces.Min(p => p.Left), 0.01f);
        Assert.AreEqual(100 + paragraph.FullWidth(), pieces.Max(p => p.Left + p.Width), 0.01f);
        Assert.IsFalse(pieces[^1].RightToLeft);
    }

    [TestMethod]
    public void White_space_at_the_end_of_a_line_from_right_to_left_hangs_out_at_its_left()
    {
        var paragraph = Set("אב גד");
        var pieces = new List<LinePiece>();
        LinePieces.Of(paragraph, new Line(0, 2, 3, paragraph.Advances[0] + paragraph.Advances[1]), 100, pieces);
        Assert.AreEqual(100f, pieces.Where(p => p.Visible > 0).Min(p => p.VisibleLeft), 0.01f);
    }

    [TestMethod]
    public void Mirrored_brackets_turn_around()
    {
        var (left, right) = (Set("("), Set("א("));
        Assert.AreNotEqual(Glyphs(left)[0], Glyphs(right)[^1]);
        Assert.AreEqual(Glyphs(Set(")"))[0], Glyphs(right)[^1]);
    }

    [TestMethod]
    public void Han_characters_have_the_shapes_of_the_documents_language()
    {
        string Font(string language) => Set("直", language).Runs[0].Font.Typeface.Name;
        Assert.HasCount(4, new HashSet<string>([Font("ja"), Font("ko"), Font("zh"), Font("zh-TW")]));
        Assert.AreEqual(Font("ja"), new TextSetter(new FontChoice(FontCatalog.Machine, "en", "かな")).One("直", Style, 15).Runs[0].Font.Typeface.Name);
    }

    private static Paragraph Set(string text, string language = "en")
    {
        var setter = new TextSetter(new FontChoice(FontCatalog.Machine, language));
        var paragraph = setter.One(text, Style, 15);
        if (setter.Unset.Count > 0) Needs.Missing("Install the Debian packages fonts-noto-core and fonts-noto-cjk.");
        return paragraph;
    }

    /// <summary>What is seen: without the empty glyphs that only carry a character.</summary>
    private static List<int> Glyphs(Paragraph paragraph) =>
        [.. from word in paragraph.Words
            let font = paragraph.Runs.First(r => r.Start <= word.Start && word.Start < r.End).Font
            from glyph in word.Shape.Glyphs
            let number = font.Cache.GlyphOf(glyph.Use)
            where number != font.Typeface.Carrier
            select (int)number];
}
