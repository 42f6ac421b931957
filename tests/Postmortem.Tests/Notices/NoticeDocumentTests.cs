using Postmortem.Documents;
using Postmortem.Notices;
using Postmortem.Reviews;

namespace Postmortem.Tests.Notices;

[TestClass]
public sealed class NoticeDocumentTests
{
    [TestMethod]
    public async Task The_preview_and_the_customers_letter_are_the_same_document()
    {
        var it = await Case.OpenAsync();
        await using var bed = it.Bed;
        var notice = await it.ComposeAsync();
        var secret = await it.SendAsync(notice);
        var page = (await bed.Get<NoticeService>().OpenAsync(bed.Member, notice)).Value;
        var preview = (await bed.Get<NoticeDocuments>().PreviewAsync(bed.Member, notice, page.Notice.Recipients[0].Id)).Value;
        var letter = (await bed.Get<NoticeDocuments>().OpenAsync(secret)).Value;
        Assert.AreEqual(HtmlWriter.Write(preview), HtmlWriter.Write(letter.Document));
        Assert.AreEqual(preview, letter.Document);
        StringAssert.Contains(HtmlWriter.Write(preview), "Dear Ms Okafor,");
        StringAssert.Contains(HtmlWriter.Write(preview), "3\u00A0November\u00A02026");
    }

    [TestMethod]
    public async Task Approved_words_stay_when_the_facts_behind_them_are_reworded_or_taken_away()
    {
        var it = await Case.OpenAsync();
        await using var bed = it.Bed;
        var (reviews, notices, documents) = (bed.Get<ReviewService>(), bed.Get<NoticeService>(), bed.Get<NoticeDocuments>());
        var notice = await it.ComposeAsync();
        Case.Ok(await notices.ApproveAsync(bed.Manager, notice));
        var before = HtmlWriter.Write((await documents.PreviewAsync(bed.Manager, notice, null)).Value);
        Case.Ok(await bed.Shares.EditFactAsync(bed.Member, it.Review, it.Why, "Something else."));
        Case.Ok(await bed.Shares.UnshareAsync(bed.Member, it.Review, it.Happened));
        Assert.AreEqual(before, HtmlWriter.Write((await documents.PreviewAsync(bed.Manager, notice, null)).Value));
        Case.Ok(await notices.TakeApprovalBackAsync(bed.Manager, notice));
        var after = HtmlWriter.Write((await documents.PreviewAsync(bed.Manager, notice, null)).Value);
        StringAssert.Contains(after, "Something else.");
        Assert.IsFalse(after.Contains("You were told", StringComparison.Ordinal), after);
    }

    [TestMethod]
    public async Task A_done_action_is_dated_where_the_organisation_is_and_nobody_in_particular_is_greeted_politely()
    {
        var it = await Case.OpenAsync();
        await using var bed = it.Bed;
        var english = HtmlWriter.Write((await bed.Get<NoticeDocuments>().PreviewAsync(bed.Member, await it.ComposeAsync(), null)).Value);
        StringAssert.Contains(english, "Dear customer,");
        StringAssert.Contains(english, "Done 3\u00A0November\u00A02026.");
        StringAssert.Contains(english, "By\u00A015\u00A0December\u00A02026.");
        StringAssert.Contains(english, "care@northwind.example");
        var french = (await bed.Get<NoticeDocuments>().PreviewAsync(bed.Member, await it.ComposeAsync("fr"), null)).Value;
        Assert.AreEqual("fr", french.Language);
        StringAssert.Contains(HtmlWriter.Write(french), "Bonjour Madame, Monsieur,");
        StringAssert.Contains(HtmlWriter.Write(french), "15\u00A0décembre\u00A02026");
    }

    [TestMethod]
    public async Task Hostile_text_stays_text_on_the_customers_page()
    {
        var it = await Case.OpenAsync(Case.Hostile);
        await using var bed = it.Bed;
        var secret = await it.SendAsync(await it.ComposeAsync(opening: Case.Hostile), "<b>Mallory</b> {{title}}");
        var html = HtmlWriter.Write((await bed.Get<NoticeDocuments>().OpenAsync(secret)).Value.Document);
        foreach (var tag in new[] { "<script", "<b>", "<strong>bold", "<h1>not", "href=\"javascript" })
            Assert.IsFalse(html.Contains(tag, StringComparison.OrdinalIgnoreCase), $"{tag} in {html}");
        StringAssert.Contains(html, "&lt;script&gt;alert(1)&lt;/script&gt; **bold** [x](javascript:alert(1)) {{customer}} | a<br># not a heading");
        StringAssert.Contains(html, "Dear &lt;b&gt;Mallory&lt;/b&gt; {{title}},");
    }

    [TestMethod]
    public async Task A_wrong_an_old_and_a_revoked_link_open_nothing_and_look_the_same()
    {
        var it = await Case.OpenAsync();
        await using var bed = it.Bed;
        var (notices, documents) = (bed.Get<NoticeService>(), bed.Get<NoticeDocuments>());
        var notice = await it.ComposeAsync();
        var first = await it.SendAsync(notice);
        var recipient = (await notices.OpenAsync(bed.Manager, notice)).Value.Notice.Recipients[0].Id;
        var second = (await notices.RenewLinkAsync(bed.Manager, notice, recipient)).Value;
        Assert.IsTrue((await documents.OpenAsync(second)).Ok);
        Case.Ok(await notices.RevokeLinkAsync(bed.Manager, notice, recipient));
        var third = (await notices.RenewLinkAsync(bed.Manager, notice, recipient)).Value;
        bed.Clock.Advance(Recipient.LinkLife);
        foreach (var secret in new[] { "", "x", first, second, third, new string('a', 5000) })
            Assert.AreEqual(Refusal.NotFound, (await documents.OpenAsync(secret)).Refusal);
    }

    [TestMethod]
    public async Task A_preview_is_for_those_who_may_see_the_review_and_for_its_own_recipients_only()
    {
        var it = await Case.OpenAsync();
        await using var bed = it.Bed;
        var notice = await it.ComposeAsync();
        var documents = bed.Get<NoticeDocuments>();
        Assert.AreEqual(Refusal.NotFound, (await documents.PreviewAsync(bed.Stranger, notice, null)).Refusal);
        Assert.AreEqual(Refusal.NotFound, (await documents.PreviewAsync(bed.Member, notice, it.Why)).Refusal);
        Assert.AreEqual(Refusal.NotFound, (await documents.PreviewAsync(bed.Member, notice + 1, null)).Refusal);
    }

    [TestMethod]
    public async Task A_customer_may_change_their_answer_and_take_their_words_back()
    {
        var it = await Case.OpenAsync();
        await using var bed = it.Bed;
        var customers = bed.Get<CustomerService>();
        var secret = await it.SendAsync(await it.ComposeAsync());
        Case.Ok(await customers.ReplyAsync(secret, Answer.NotYet, "My bank still asks."));
        Assert.AreEqual("My bank still asks.", (await customers.OpenAsync(secret)).Value.Recipient.Message);
        Case.Ok(await customers.ReplyAsync(secret, Answer.Yes, ""));
        var recipient = (await customers.OpenAsync(secret)).Value.Recipient;
        Assert.AreEqual((Answer.Yes, ""), (recipient.Answer, recipient.Message));
        Assert.IsNotNull(await customers.ReplyAsync(secret, Answer.Yes, new string('a', Recipient.MessageLimit + 1)));
    }
}
