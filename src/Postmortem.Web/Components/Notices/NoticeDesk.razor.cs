using Microsoft.AspNetCore.Components;
using Postmortem.Documents;
using Postmortem.Notices;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.Notices;

/// <summary>Holds one stored notice for the parts of its page.</summary>
public sealed partial class NoticeDesk
{
    private const int Tries = 5;

    private readonly OneAtATime one = new();
    private IReadOnlyDictionary<Guid, string> links = new Dictionary<Guid, string>();
    private IReadOnlyList<UnsetText> unset = [];
    private Guid? shown;

    [Parameter, EditorRequired] public int Number { get; set; }

    /// <summary>The notice as it was read last.</summary>
    public NoticePage? Page { get; private set; }

    public override NoticeKind Kind => Page?.Notice.Kind ?? default;

    public override string Language => Page?.Notice.Language ?? "en";

    private (string Word, Tone Tone) State => NoticeNames.Of(Page!.Notice.State);

    private string Anyone => $"Anyone (“{(Language == "fr" ? "Bonjour Madame, Monsieur" : "Dear customer")}”)";

    private Recipient? Reader => Page?.Notice.Recipients.FirstOrDefault(r => r.Id == shown);

    private List<Choice> Readers => [.. Page!.Notice.Recipients.Select(r => new Choice(r.Id.ToString("N"), Page.CustomerOf(r)?.Name ?? ""))];

    /// <summary>A draft with the words as they stand; afterwards what was approved.</summary>
    private Result<Document> Letter => Page!.Notice.State == NoticeState.Draft
        ? Preview(Reader is { } reader ? Page.CustomerOf(reader) : null, Page.Notice.Reference, null)
        : Documents.Of(Page, Reader);

    public override Task<Refusal?> ChangeAsync(Func<NoticeText, NoticeText> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return one.InTurnAsync(async () =>
        {
            var refusal = await TryChangeAsync(change);
            if (refusal is not null) Noted(refusal);
            await ReloadAsync();
            return refusal;
        });
    }

    public override async Task ReloadAsync()
    {
        var opened = await Notices.OpenAsync(Actor, Number);
        if (opened.Ok) Take(opened.Value);
        else if (opened.Refusal!.Kind == RefusalKind.SignedOut) IsSignedOut = true;
        else Problem = opened.Refusal;
        await InvokeAsync(StateHasChanged);
    }

    /// <summary>Each change goes on top of what is stored by then, so that two people who write different fields never meet.</summary>
    private async Task<Refusal?> TryChangeAsync(Func<NoticeText, NoticeText> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var opened = await Notices.OpenAsync(Actor, Number);
            if (opened.Refusal is { } closed) return closed;
            var notice = opened.Value.Notice;
            var (stored, changed) = (notice.Text, change(notice.Text));
            if (ReferenceEquals(stored, changed)) return null;
            var refusal = await Notices.WriteAsync(Actor, Number, notice.Version, changed);
            if (refusal is null) Text = changed;
            if (refusal is not { Kind: RefusalKind.Conflict } || notice.State != NoticeState.Draft || attempt == Tries) return refusal;
        }
    }

    private void Take(NoticePage page)
    {
        Page = page;
        Review = page.Review;
        Hints.Begin(Actor, Review.Number);
        Organisation = page.Organisation;
        Zone = TimeZoneInfo.FindSystemTimeZoneById(page.Me.TimeZone);
        IsSignedOut = false;
        Text = Spaced(Text, page.Notice.Text);
        if (page.Notice.Recipients.All(r => r.Id != shown)) shown = null;
        if (RendererInfo.IsInteractive) unset = Documents.UnsetIn(page);
    }

    /// <summary>What is stored, with the white space at the edges that someone is still typing.</summary>
    private static NoticeText Spaced(NoticeText typed, NoticeText stored)
    {
        static string One(string typed, string stored) => Words.Clean(typed) == stored ? typed : stored;
        return stored with
        {
            Title = One(typed.Title, stored.Title),
            Opening = One(typed.Opening, stored.Opening),
            Closing = One(typed.Closing, stored.Closing),
            Contact = One(typed.Contact, stored.Contact),
        };
    }

    private string PdfOf(Guid? recipient) => $"/notices/{Number}/notice.pdf" + (recipient is { } id ? $"?recipient={id:N}" : "");

    private async Task DiscardAsync()
    {
        if (await Notices.DiscardAsync(Actor, Number) is { } refusal) Problem = refusal;
        else Navigation.NavigateTo("/notices");
    }

    private void Show(Guid? recipient) => shown = recipient;

    /// <summary>The secrets live in this page only, until it is left.</summary>
    private void Sent(IReadOnlyDictionary<Guid, string> secrets) => links = secrets;
}
