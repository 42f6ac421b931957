using Postmortem.People;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.People;

/// <summary>The three roles in words.</summary>
internal static class RoleWords
{
    public static readonly IReadOnlyList<Choice> Choices =
    [
        new(nameof(Role.Member), "Member", "Takes part in reviews, owns actions, reports what customers met. Sees the reviews they are part of."),
        new(nameof(Role.Manager), "Manager", "Sees every review and action, signs reviews, approves and sends letters to customers."),
        new(nameof(Role.Administrator), "Administrator", "As a manager, and looks after people and settings."),
    ];

    public static string InWords(this Role role) => role switch
    {
        Role.Member => "Member",
        Role.Manager => "Manager",
        Role.Administrator => "Administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Role Read(string? role) => Enum.TryParse<Role>(role, out var known) && Enum.IsDefined(known) ? known : Role.Member;
}
