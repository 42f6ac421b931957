using Postmortem.Incidents;

namespace Postmortem.People;

/// <summary>A link that was just made. Its secret is told this once; only its hash is kept.</summary>
public sealed record MadeLink(Guid PersonId, string Name, AccountLinkKind Kind, string Secret, DateTimeOffset EndsAt);

/// <summary>What whoever may make somebody a link sees of the one they have.</summary>
/// <param name="EndsAt">Null where none opens.</param>
/// <param name="MadeBy">Who made the last one; null where there was none.</param>
/// <param name="ZoneId">In which the reader reads times.</param>
public sealed record AccountLinkState(Guid PersonId, string Name, bool IsInvited, bool IsClosed, DateTimeOffset? EndsAt, string? MadeBy, DateTimeOffset? MadeAt,
    string ZoneId);

/// <summary>What somebody is shown who opens a link.</summary>
/// <param name="MadeBy">Who invited them, or made them the link.</param>
/// <param name="Review">Where they come in; null for their first page, also where the review has nothing for them any more.</param>
public sealed record OpenedLink(AccountLinkKind Kind, string Name, string Email, string Organisation, string MadeBy, ReviewLink? Review);

/// <summary>Who came in by a link, and where they go.</summary>
public sealed record UsedLink(Guid PersonId, int? Review);
