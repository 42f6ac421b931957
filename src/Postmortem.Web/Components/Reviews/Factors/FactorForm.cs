using Postmortem.Reviews;
using Postmortem.Reviews.Factors;

namespace Postmortem.Web.Components.Reviews.Factors;

/// <summary>A contributing factor while someone writes it.</summary>
public sealed class FactorForm
{
    public string Text { get; set; } = "";
    public string Category { get; set; } = "";
    public string Evidence { get; set; } = "";

    /// <summary>What a person ticked; nothing while nobody touched it, and then the words decide.</summary>
    public bool? SaidAboutAPerson { get; set; }
    public List<Guid> EntryIds { get; set; } = [];
    public List<Guid> AccountIds { get; set; } = [];
    public List<Guid> AttachmentIds { get; set; } = [];

    /// <summary>The text the writer started from.</summary>
    public string Before { get; set; } = "";

    public static FactorForm Of(ContributingFactor factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new()
        {
            Text = factor.Text,
            Category = factor.Category,
            Evidence = factor.Evidence,
            EntryIds = [.. factor.Entries.Select(e => e.TimelineEntryId)],
            AccountIds = [.. factor.Accounts.Select(a => a.AccountId)],
            AttachmentIds = [.. factor.Attachments.Select(a => a.AttachmentId)],
            Before = factor.Text,
        };
    }

    public FactorText ToText() => new(Text, Category)
    {
        Evidence = Evidence,
        IsAboutAPerson = SaidAboutAPerson,
        EntryIds = EntryIds,
        AccountIds = AccountIds,
        AttachmentIds = AttachmentIds
    };

    /// <summary>What was typed in one line: the condition, and at its end what shows it.</summary>
    public FactorText ToTextOfLine()
    {
        var line = Text;
        var evidence = EvidenceInLine.Take(ref line);
        return ToText() with { Text = line, Evidence = evidence };
    }
}
