using System.Security.Claims;

namespace Postmortem.Web.Components.Layout;

/// <summary>What the frame around every page shows besides the page.</summary>
public interface IShellFacts
{
    /// <summary>Asked once for each page. Never throws for a person without rights; answers less instead.</summary>
    ValueTask<ShellFacts> ForAsync(ClaimsPrincipal person, CancellationToken cancellation);
}

/// <param name="Organisation">The organisation's name, or null before set-up.</param>
/// <param name="Mission">One sentence, shown without quotation marks around it; null shows none.</param>
/// <param name="PersonName">Who is signed in, as other people see them.</param>
/// <param name="PersonRole">Their role in a word, for example "manager".</param>
/// <param name="IsManager">Shows People.</param>
/// <param name="IsAdministrator">Shows Settings.</param>
/// <param name="Counts">By address, for example "/actions" to 23. A missing address shows no number.</param>
public sealed record ShellFacts(
    string? Organisation,
    string? Mission,
    string? PersonName,
    string? PersonRole,
    bool IsManager,
    bool IsAdministrator,
    IReadOnlyDictionary<string, int> Counts);
