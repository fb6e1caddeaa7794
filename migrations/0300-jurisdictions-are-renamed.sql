-- What a jurisdiction is called can be mended by its administrator: a slip of the first minute stood at the head of every page for good.
-- Its code, zone, currency and place stay what they are.
grant update (name_zh, name_en) on jurisdictions to tandem_app;
