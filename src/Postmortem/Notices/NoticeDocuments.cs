using Postmortem.Documents;
using Postmortem.People;
using Postmortem.Reports;

namespace Postmortem.Notices;

/// <summary>
/// Turns a notice into the one document that its preview, the customer's page and the PDF are all written from.
/// </summary>
public sealed class NoticeDocuments(NoticeService notices, CustomerService customers, TemplateFolder templates, TimeProvider clock)
{
    /// <summary>The notice as one recipient reads it.</summary>
    /// <param name="recipientId">Null for nobody in particular: "Dear customer".</param>
    public async Task<Result<Document>> PreviewAsync(Actor actor, int number, Guid? recipientId, CancellationToken ct = default)
    {
        var opened = await notices.OpenAsync(actor, number, ct);
        if (opened.Refusal is { } refusal) return refusal;
        var recipient = opened.Value.Notice.Recipients.FirstOrDefault(r => r.Id == recipientId);
        return recipientId is not null && recipient is null ? Refusal.NotFound : Of(opened.Value, recipient);
    }

    /// <summary>The same from a page that was opened already.</summary>
    public Result<Document> Of(NoticePage page, Recipient? recipient) =>
        Of(page.Content, NoticeHead.Of(page.Notice, page.Organisation, recipient is null ? null : page.CustomerOf(recipient)));

    /// <summary>The letter behind a secret link.</summary>
    public async Task<Result<CustomerLetter>> OpenAsync(string secret, CancellationToken ct = default)
    {
        var opened = await customers.OpenAsync(secret, ct);
        if (opened.Refusal is { } refusal) return refusal;
        var page = opened.Value;
        var document = Of(page.Content, NoticeHead.Of(page.Notice, page.Organisation, page.Customer));
        return document.Refusal is { } broken ? broken : new CustomerLetter(document.Value, page);
    }

    /// <summary>
    /// The characters of the letter, and of every recipient's name, that the PDF cannot show. Empty where there is no letter to look at.
    /// </summary>
    public IReadOnlyList<UnsetText> UnsetIn(NoticePage page)
    {
        var names = string.Join(", ", page.Notice.Recipients.Select(r => page.CustomerOf(r)?.Name));
        var everyone = new Customer(names, "", page.Notice.Language, clock.GetUtcNow());
        var document = Of(page.Content, NoticeHead.Of(page.Notice, page.Organisation, everyone));
        return document.Ok ? PdfWriter.Check(document.Value) : [];
    }

    /// <summary>Words that need not be stored yet, for a preview while someone writes.</summary>
    public Result<Document> Of(NoticeContent content, NoticeHead head)
    {
        var at = head.SentAt ?? clock.GetUtcNow();
        return templates.TryFill(TemplateOf(head.Kind), head.Language, Model(content, head, head.Organisation.DayOf(at)), at);
    }

    private static string TemplateOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Acknowledgement => "notices/acknowledgement",
        NoticeKind.Improvement => "notices/improvement",
        NoticeKind.FollowUp => "notices/follow-up",
        _ => throw new InvalidOperationException($"No template for {kind}."),
    };

    private static Dictionary<string, object?> Model(NoticeContent content, NoticeHead head, DateOnly date) => Filling.Map(
        ("organisation", content.Organisation.Length > 0 ? content.Organisation : head.Organisation.Name),
        ("customer", head.Customer?.Name ?? Anyone(head.Language)),
        ("title", content.Title),
        ("issued", date),
        ("reference", head.Reference),
        ("opening", content.Opening),
        ("happened", Filling.List(content.Happened, text => Filling.Map(("text", text)))),
        ("why", Filling.List(content.Why, text => Filling.Map(("text", text)))),
        ("changed", Filling.List(content.Changed, f => Filling.Map(("text", f.Text), ("done", f.DoneOn)))),
        ("promises", Filling.List(content.Promises, p => Filling.Map(("text", p.Sentence), ("due", p.DueOn)))),
        ("closing", content.Closing),
        ("contact", content.Contact.TrimEnd('.')));

    /// <summary>How a letter greets someone whose name it does not know.</summary>
    private static string Anyone(string language) => language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? "Madame, Monsieur" : "customer";
}

/// <summary>What stands around the words of a notice.</summary>
/// <param name="Customer">Null for nobody in particular.</param>
/// <param name="Reference">Null while it has no number yet.</param>
/// <param name="SentAt">Null while it is not sent; the letter is then dated today.</param>
public sealed record NoticeHead(NoticeKind Kind, string Language, Organisation Organisation, Customer? Customer, string? Reference, DateTimeOffset? SentAt)
{
    public static NoticeHead Of(Notice notice, Organisation organisation, Customer? customer) =>
        new(notice.Kind, notice.Language, organisation, customer, notice.Reference, notice.SentAt);
}

/// <summary>What a customer's secret link opens.</summary>
public sealed record CustomerLetter(Document Document, CustomerPage Page);
