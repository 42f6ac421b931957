using Postmortem.Actions;
using Postmortem.Documents;
using Postmortem.Reports;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Tests.Notices;

[TestClass]
public sealed class ReportDocumentTests
{
    [TestMethod]
    public void Every_template_of_the_product_fits_the_shape_that_fills_it()
    {
        var check = new TemplateFolder(Checkout.Folder("templates"), DocumentShapes.All).Check();
        Assert.AreEqual(0, check.Count, string.Join('\n', check));
    }

    [TestMethod]
    public async Task A_slip_in_a_template_is_named_with_file_line_and_column()
    {
        await using var bed = await Testbed.OpenAsync();
        Assert.AreEqual(0, bed.Get<TemplateCheck>().Problems().Count);
        var folder = Directory.CreateTempSubdirectory("postmortem-templates-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "notices", "en"));
        await File.WriteAllTextAsync(Path.Combine(folder, "notices", "en", "improvement.md"), "Dear {{custmer}},\n");
        var problems = new TemplateCheck(new TemplateFolder(folder, DocumentShapes.All),
            new Postmortem.Reviews.ReviewTemplates(Checkout.Folder("templates/reviews")), new Postmortem.Wording.WordingGuides(folder),
            new Postmortem.Sessions.QuestionDecks(Checkout.Folder("templates/sessions"))).Problems();
        Assert.IsTrue(problems.Any(p => p.StartsWith("notices/en/improvement.md:1:", StringComparison.Ordinal)
            && p.Contains("did you mean `customer`", StringComparison.Ordinal)), string.Join('\n', problems));
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task A_review_report_says_what_the_review_says_in_either_language_and_only_to_those_who_may_see_it()
    {
        var it = await Case.OpenAsync();
        await using var bed = it.Bed;
        var reports = bed.Get<ReportDocuments>();
        var english = HtmlWriter.Write((await reports.ReviewAsync(bed.Member, it.Review, "en")).Value);
        foreach (var text in new[] { "Review R-1", "First complaint", "10:41", "The job reports success when it stops", "Alarm when a batch stops",
            "Done, to verify", "we know enough", "Mo Manager" })
            StringAssert.Contains(english, text);
        StringAssert.Contains(HtmlWriter.Write((await reports.ReviewAsync(bed.Member, it.Review, "fr")).Value), "Faite, à vérifier");
        Assert.AreEqual(Refusal.NotFound, (await reports.ReviewAsync(bed.Stranger, it.Review, "en")).Refusal);
    }

    [TestMethod]
    public async Task A_report_says_nothing_where_an_entry_has_no_kind_yet()
    {
        var it = await Case.OpenAsync();
        await using var bed = it.Bed;
        Assert.IsTrue((await bed.Timelines.AddTimelineEntriesAsync(bed.Member, it.Review, [.. Enumerable.Range(0, 3).Select(i =>
            new TimelineText(bed.Clock.GetUtcNow(), TimelineKind.Unsorted, $"Van {i} leaves"))])).Ok);
        foreach (var language in new[] { "en", "fr" })
        {
            var report = (await bed.Get<ReportDocuments>().ReviewAsync(bed.Member, it.Review, language)).Value;
            var html = HtmlWriter.Write(report);
            StringAssert.Contains(html, "Van 2 leaves");
            Assert.IsFalse(html.Contains("Unsorted", StringComparison.OrdinalIgnoreCase), language);
            Assert.IsGreaterThan(0, PdfWriter.CountPages(report));
        }
    }

    [TestMethod]
    public async Task The_register_on_paper_holds_every_row_that_its_filter_lets_through()
    {
        var it = await Case.OpenAsync();
        await using var bed = it.Bed;
        for (var i = 0; i < 60; i++)
            await bed.Plans.PlanActionAsync(bed.Member, it.Review, new ActionText($"Change number {i}") { OwnerId = bed.Member.PersonId });
        var reports = bed.Get<ReportDocuments>();
        var open = HtmlWriter.Write((await reports.ActionsAsync(bed.Manager, new ActionFilter(), "en")).Value);
        for (var i = 0; i < 60; i++) StringAssert.Contains(open, $"Change number {i}");
        Assert.IsFalse(open.Contains("Alarm when a batch stops", StringComparison.Ordinal), "what is done is not open");
        var mine = HtmlWriter.Write((await reports.ActionsAsync(bed.Manager, new ActionFilter { Show = ActionShow.Mine }, "en")).Value);
        StringAssert.Contains(mine, "my open actions");
        Assert.IsFalse(mine.Contains("Change number", StringComparison.Ordinal));
    }
}
