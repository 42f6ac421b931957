using Postmortem.Incidents;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;
using static Postmortem.Samples.Cast;

namespace Postmortem.Samples;

/// <summary>Two days old and in Pause: containment is running, one perspective is in, one is written, one is missing.</summary>
internal static class ChatReply
{
    public static void Tell(Script script)
    {
        var tale = new Tale(script, "Chat reply");
        tale.On(-2, "17:45").Report(Grace, new IncidentText
        {
            Title = "“As already explained, please read our terms”: our answer to a man whose wife had died",
            CustomerExperience = "“I wrote that she had died and that I wanted to close her account. The answer was that I should read the terms. "
                + "I read it three times, I thought I had done something wrong.”",
            WhoWasTouched = "One customer who wrote. The same text may have gone to others who wrote twice about the same thing.",
            StartedAt = script.At(-3, "21:14"),
            NoticedAt = script.At(-2, "16:30"),
            Severity = Severity.Major,
            Channel = "Chat",
            Services = "Customer care",
        });
        tale.On(-2, "18:00").Start(Grace, "standard")
            .Contain(Priya, Containment.Running, Priya, "The customer was called at 17:20 and the account is closed. "
                + "The text is off the list of ready answers. Who else received it is being looked up.")
            .Check(Priya, "affected", "Called by the head of customer care at 17:20. "
                + "The conversation lasted forty minutes and was mostly about their life together.")
            .Check(Grace, "evidence", "The chat and the list of ready answers as it was are stored with this review.")
            .Check(Priya, "people", "The agent on that shift was told before anyone else, at home, and asked how they are. They want to take part.")
            .Affected(Priya, null, Priya, "One for certain. The ready answer was used 26 times this month; customer care reads all of them by tomorrow.")
            .Lead(Priya, Jonas)
            .CustomerView(Jonas, "After the funeral there were fourteen companies to write to. Most of them have a form for it. "
                + "You have a chat, so I wrote in the evening, when it is quiet.\n\n"
                + "I explained it. I was asked for the account’s password, which only my wife knew. I explained it again. "
                + "Then came: “As already explained, please read our terms.” I read it three times. I thought I had done something wrong.\n\n"
                + "I did not need much. I needed somebody to say: I am sorry, I will see to it.");
        tale.On(-1, "09:05")
            .Invite(Jonas, Grace, wasInvolved: true)
            .Invite(Jonas, Leila, wasInvolved: false)
            .Invite(Jonas, Marek, wasInvolved: false)
            .Accept(Grace)
            .Accept(Leila)
            .Happened("chat", Grace, new TimelineText(script.At(-3, "21:02"), TimelineKind.Trigger,
                "The customer writes about a wife who has died, and asks us to close the account that was in her name.")
            { Evidence = "Chat 88-1207" })
            .Happened("reply", Grace, new TimelineText(script.At(-3, "21:14"), TimelineKind.Impact, "The ready answer “As already explained” is sent, "
                + "twelve minutes into the chat. Five chats are open on the same screen.")
            {
                KnownAt = script.At(-2, "16:30"),
                Evidence = "Chat 88-1207; load of the shift"
            })
            .Happened("daughter", Grace, new TimelineText(script.At(-2, "16:30"), TimelineKind.Detection,
                "The customer’s daughter sends a picture of the chat to a shop manager.")
            { Evidence = "Message, kept with consent" })
            .Happened("translated", Grace, new TimelineText(script.At(-3, "21:10"), TimelineKind.Impact,
                "The screen may have shown a shortened version of the message, without its first sentence.")
            { Certainty = Certainty.Unknown })
            .Perspective(Leila, "saw", "I was not on that shift. I know the chat screen, because I have helped to connect it: "
                + "with more than four chats open it shows the last two lines of each. I would look at what was visible at 21:14.")
            .HandIn(Leila)
            .Perspective(Grace, "hard", "Evenings are the hardest. We are two, and the wait counter turns red after ninety seconds, with a sound. "
                + "There are 40 ready answers in the list, and the three that are used most stand on top. This one is on top because it is used most.")
            .Perspective(Grace, "sense", "I have used it myself. I did not like it then either, and I have not said so to anyone.")
            .Customers(Jonas, "told", "At 21:02: “Please tell us the account’s password.” At 21:14: "
                + "“As already explained, please read our terms.” Nothing more until we called the next day.")
            .Said(Priya, "I did not need much. I needed somebody to say: I am sorry, I will see to it.", "The customer", "By phone", script.At(-2, "17:35"))
            .Step(Jonas, "Looked for a form for a death in the family", "There is none; the only way in is the chat")
            .Step(Jonas, "Explained in the chat what had happened", "Was asked for a password that only his wife knew")
            .Step(Jonas, "Explained it again", "Was told to read the terms");
        tale.On(-1, "15:30").Remind(Jonas);
    }
}
