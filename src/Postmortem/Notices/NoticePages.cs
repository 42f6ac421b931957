using Postmortem.People;
using Postmortem.Reviews;

namespace Postmortem.Notices;

/// <summary>A notice with all that its page shows.</summary>
public sealed record NoticePage(
    Notice Notice, Review Review, IReadOnlyList<Customer> Customers, PeopleDirectory People, Person Me, Organisation Organisation)
{
    /// <summary>The words as they are now, or as they were approved.</summary>
    public NoticeContent Content => NoticeContent.Current(Review, Notice, Organisation);

    public Customer? CustomerOf(Recipient recipient) => Customers.FirstOrDefault(c => c.Id == recipient.CustomerId);
}

public sealed record NoticeRow(
    int Number, string Title, NoticeKind Kind, NoticeState State, string Language, int ReviewNumber, string ReviewTitle,
    DateTimeOffset? SentAt, int Recipients, int AnsweredYes, int AnsweredNotYet)
{
    public string Reference => $"N-{Number}";
}
