namespace ResponsivenessMonitor.Demo;

/// <summary>What people write at the pretend university. Every number, person and address is made up.</summary>
internal static class Phrases
{
    internal const string InstantReply = "Thank you for your message. A person will read it Monday to Friday between nine and five.";
    internal const string TakenOffline = "That is better said in private: please email us and we will look at it with you.";

    internal static IReadOnlyList<string> Questions { get; } =
    [
        "When does the main building open on Saturday?",
        "How do I change my timetable after week two?",
        "Where can I pick up a parking permit?",
        "Is the swimming pool open during reading week?",
        "Can I still sign up for the field trip?",
        "Which form do I need for a change of course?",
        "Hi, the printers on the second floor are broken again.",
        "I have been waiting for a reply since last week.",
        "Could you tell me who runs the chess society?",
        "Does the shuttle bus stop at the science park?",
        "There is no hot water in block C this morning.",
        "What time does the welcome talk start?",
        "My locker code does not work, who can help?",
        "Are there any places left on the first aid course?",
        "Do visitors need a ticket for the gallery?",
        "The link in your last post is broken.",
    ];

    internal static IReadOnlyList<string> FollowUps { get; } =
    [
        "Anyone there?",
        "I forgot to say: I am a part-time student, does that change anything?",
        "It is for tomorrow, could somebody answer please?",
    ];

    internal static IReadOnlyList<string> FurtherQuestions { get; } =
    ["And how do I get there from the station?", "Does that hold for visitors as well?", "Is there a waiting list if it is full?"];

    internal static IReadOnlyList<string> Thanks { get; } =
    ["Thanks so much!", "Brilliant, thank you!", "Thank you for the quick reply", "Perfect, thanks again 🙏", "Cheers, that's great"];

    internal static IReadOnlyList<string> Congratulations { get; } =
    [
        "Congratulations everyone!",
        "Well done to all 👏👏",
        "Amazing!! Congrats team",
        "Love this 💚",
        "🎉🎉🎉",
        "Fantastic, well done!",
        "Wow, wonderful",
    ];

    internal static IReadOnlyList<string> Remarks { get; } =
    [
        "So proud to have studied here",
        "My daughter starts there next year, we are over the moon",
        "Saw this on the news at breakfast",
        "Best three years of my life",
        "Larkmoor on the map at last",
        "The old boathouse looks lovely in that picture",
        "Greetings from the class of 1998",
    ];

    internal static IReadOnlyList<(string Text, string? Language)> OtherLanguages { get; } =
    [
        ("¿A qué hora abre la biblioteca el sábado?", "es"),
        ("Bonjour, je cherche le bureau des admissions.", "fr"),
        ("图书馆周末开门吗", null),
        ("Guten Tag, ich habe meinen Ausweis verloren.", "de"),
        ("متى يبدأ التسجيل", null),
    ];

    internal static IReadOnlyList<string> Sensitive { get; } =
    [
        "My student number is 00000000, why is my transcript not there yet?",
        "My bank sort code is 00-00-00 and account number 00000000, where is my refund?",
        "My visa runs out soon and my CAS letter has not come.",
        "I am dyslexic and need more time in the exam, whom do I tell?",
    ];

    internal static IReadOnlyList<string> Spam { get; } =
    ["EARN money from home, see my page www.pretend-riches.example", "Best essays, lowest prices, write to me www.pretend-essays.example"];

    internal static IReadOnlyList<string> Posts { get; } =
    [
        "What is on this week: talks, films and a walk along the river.",
        "A reminder that registration closes on Friday.",
        "Our colleagues have planted forty apple trees behind the old mill.",
        "New opening times from Monday, all on our page.",
        "Meet the people who keep the lights on.",
        "A look into the workshop, where a telescope is being built.",
    ];

    private static readonly string[] Manners = ["quiet", "merry", "brisk", "amber", "mossy", "early", "plain", "misty", "sunny", "tidy"];
    private static readonly string[] Creatures = ["heron", "badger", "newt", "finch", "otter", "moth", "hare", "wren", "toad", "lynx"];

    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["When does the main building open on Saturday?"] = "At ten, and it shuts at four.",
        ["How do I change my timetable after week two?"] = "On the timetable page, until the end of week three.",
        ["Where can I pick up a parking permit?"] = "At the front desk, with your card.",
        ["Is the swimming pool open during reading week?"] = "It is, from seven to seven.",
        ["Can I still sign up for the field trip?"] = "You can, there are four places left.",
        ["Which form do I need for a change of course?"] = "The green one. Every school has copies.",
        ["Hi, the printers on the second floor are broken again."] = "Sorry about that. Somebody is on the way.",
        ["I have been waiting for a reply since last week."] = "We are sorry. We have found your question and it is being answered today.",
        ["Could you tell me who runs the chess society?"] = "The list of societies has all the names; chess meets on Tuesdays.",
        ["Does the shuttle bus stop at the science park?"] = "Every second one does, the blue line.",
        ["There is no hot water in block C this morning."] = "We know, and it will be back by noon.",
        ["What time does the welcome talk start?"] = "At ten in the Great Hall. See you there!",
        ["My locker code does not work, who can help?"] = "The porters can give you a new one.",
        ["Are there any places left on the first aid course?"] = "Six, and another course in spring.",
        ["Do visitors need a ticket for the gallery?"] = "No, simply come along.",
        ["The link in your last post is broken."] = "Mended, thank you for telling us.",
        ["And how do I get there from the station?"] = "Ten minutes on foot, follow the river.",
        ["Does that hold for visitors as well?"] = "It does.",
        ["Is there a waiting list if it is full?"] = "There is, and it moves quickly.",
        ["¿A qué hora abre la biblioteca el sábado?"] = "A las diez.",
        ["Bonjour, je cherche le bureau des admissions."] = "Il se trouve au premier étage du bâtiment principal.",
        ["图书馆周末开门吗"] = "开门,十点到六点。",
        ["Guten Tag, ich habe meinen Ausweis verloren."] = "Einen neuen gibt es am Empfang.",
        ["متى يبدأ التسجيل"] = "يوم الاثنين.",
    };

    /// <summary>What the account answers to one of the questions; personal ones it takes offline.</summary>
    internal static string AnswerTo(string question) => Answers.GetValueOrDefault(question, TakenOffline);

    /// <summary>The handle of a member of the public.</summary>
    internal static string Author(Dice dice) => $"{dice.Pick(Manners)}_{dice.Pick(Creatures)}{dice.Between(10, 99)}";
}
